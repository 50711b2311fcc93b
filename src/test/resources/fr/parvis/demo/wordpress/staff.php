<?php
// What staff do in their WordPress, from the command line: php staff.php <folder> <action> <json>
list( , $staff_folder, $staff_action, $staff_json ) = $argv;
$staff_said = json_decode( $staff_json, true );
$_SERVER['HTTP_HOST'] = 'localhost';
if ( 'install' === $staff_action ) {
	define( 'WP_INSTALLING', true );
}
require $staff_folder . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';

switch ( $staff_action ) {
	case 'install':
		wp_install( 'Valmont-sur-Oise', 'admin', 'admin@ville.example', true, '', 'admin-mot-de-passe', 'fr_FR' );
		echo 'ok';
		break;
	case 'prepare':
		wp_insert_term( 'Vie municipale', 'category', array( 'slug' => 'vie-municipale' ) );
		wp_insert_term( 'Mot du maire', 'category', array( 'slug' => 'mot-du-maire' ) );
		wp_insert_term( 'Pratique', 'category', array( 'slug' => 'pratique' ) );
		$user = wp_insert_user( array( 'user_login' => 'portail', 'user_pass' => wp_generate_password(), 'role' => 'editor' ) );
		list( $password ) = WP_Application_Passwords::create_new_application_password( $user, array( 'name' => 'Parvis' ) );
		update_option( 'WPLANG', 'fr_FR' );
		update_option( 'permalink_structure', '/%postname%/' );
		$failed = activate_plugin( 'parvis/parvis.php' );
		if ( is_wp_error( $failed ) ) {
			fwrite( STDERR, $failed->get_error_message() );
			exit( 1 );
		}
		flush_rewrite_rules();
		echo $password;
		break;
	case 'settings':
		update_option( 'parvis', $staff_said );
		echo 'ok';
		break;
	case 'theme':
		switch_theme( $staff_said['name'] );
		echo 'ok';
		break;
	case 'page':
		echo wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => $staff_said['title'], 'post_name' => $staff_said['name'], 'post_content' => $staff_said['content'] ) );
		break;
	case 'write':
		$category = get_category_by_slug( 'vie-municipale' );
		$post     = array( 'post_status' => $staff_said['status'], 'post_title' => $staff_said['title'], 'post_content' => $staff_said['content'], 'post_category' => array( $category->term_id ) );
		$id       = wp_insert_post( $post );
		if ( ! empty( $staff_said['picture'] ) ) {
			require_once ABSPATH . 'wp-admin/includes/image.php';
			$file = wp_upload_bits( 'place.png', null, base64_decode( $staff_said['picture'] ) );
			$medium = wp_insert_attachment( array( 'post_mime_type' => 'image/png', 'post_title' => 'place', 'post_status' => 'inherit' ), $file['file'], $id );
			update_post_meta( $medium, '_wp_attachment_image_alt', 'La place du Parvis' );
			set_post_thumbnail( $id, $medium );
		}
		echo $id;
		break;
	case 'change':
		$staff_said['ID'] = (int) $staff_said['ID'];
		echo wp_update_post( $staff_said );
		break;
	case 'delete':
		wp_delete_post( (int) $staff_said['ID'], true );
		echo 'ok';
		break;
	case 'find':
		$found = get_posts( array( 'title' => $staff_said['title'], 'post_status' => 'any', 'numberposts' => -1 ) );
		echo wp_json_encode(
			array_map(
				static function ( $post ) {
					return array( 'id' => $post->ID, 'status' => $post->post_status, 'content' => $post->post_content, 'slug' => $post->post_name, 'picture' => (string) get_the_post_thumbnail_url( $post ), 'alt' => (string) get_post_meta( get_post_thumbnail_id( $post ), '_wp_attachment_image_alt', true ) );
				},
				$found
			)
		);
		break;
}
