<?php
/**
 * Settings of the plugin, and their page.
 *
 * @package Parvis
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/**
 * Where the portal is, and what it and the site have agreed upon.
 */
class Parvis_Settings {

	const OPTION = 'parvis';
	const PAGE   = 'parvis';

	/**
	 * Hooks into WordPress.
	 */
	public static function register() {
		add_action( 'admin_init', array( __CLASS__, 'declare_fields' ) );
		add_action( 'admin_menu', array( __CLASS__, 'add_page' ) );
		add_action( 'admin_post_parvis_test', array( __CLASS__, 'test' ) );
		add_filter( 'plugin_action_links_' . plugin_basename( PARVIS_FILE ), array( __CLASS__, 'add_link' ) );
	}

	/**
	 * A setting; PARVIS_URL, PARVIS_SECRET… in wp-config.php come before what was typed.
	 *
	 * @param string $name One of url, secret, source, colour.
	 * @return string
	 */
	public static function get( $name ) {
		$constant = 'PARVIS_' . strtoupper( $name );
		if ( defined( $constant ) ) {
			return (string) constant( $constant );
		}
		$all = get_option( self::OPTION, array() );
		return isset( $all[ $name ] ) ? (string) $all[ $name ] : '';
	}

	/**
	 * An address of the portal.
	 *
	 * @param string $path Beginning with a slash.
	 * @return string Empty while nobody has said where the portal is.
	 */
	public static function portal( $path ) {
		$url = self::get( 'url' );
		return '' === $url ? '' : untrailingslashit( $url ) . $path;
	}

	/**
	 * Fields of the page, by name.
	 *
	 * @return array
	 */
	private static function fields() {
		return array(
			'url'    => array( __( 'Adresse du portail', 'parvis' ), 'url', __( 'Par exemple https://demarches.ville.fr', 'parvis' ) ),
			'source' => array( __( 'Nom de ce site dans le portail', 'parvis' ), 'text', __( 'Identifiant de la source dans cms.yaml ; « site » en général.', 'parvis' ) ),
			'secret' => array( __( 'Phrase secrète', 'parvis' ), 'password', __( 'La même que PARVIS_CMS_HOOK_SECRET du portail. Elle signe les messages de ce site.', 'parvis' ) ),
			'colour' => array( __( 'Couleur des widgets', 'parvis' ), 'text', __( 'Par exemple #0b5d66', 'parvis' ) ),
		);
	}

	/**
	 * Declares the option, its section and its fields.
	 */
	public static function declare_fields() {
		register_setting(
			self::PAGE,
			self::OPTION,
			array(
				'type'              => 'array',
				'sanitize_callback' => array( __CLASS__, 'sanitize' ),
				'default'           => array(),
			)
		);
		add_settings_section( 'parvis', '', '__return_false', self::PAGE );
		foreach ( self::fields() as $name => $field ) {
			add_settings_field(
				'parvis_' . $name,
				$field[0],
				array( __CLASS__, 'show_field' ),
				self::PAGE,
				'parvis',
				array(
					'name'      => $name,
					'label_for' => 'parvis_' . $name,
				)
			);
		}
	}

	/**
	 * What was typed, as it may be kept.
	 *
	 * @param mixed $typed From the form.
	 * @return array
	 */
	public static function sanitize( $typed ) {
		$typed  = is_array( $typed ) ? $typed : array();
		$before = get_option( self::OPTION, array() );
		$url    = isset( $typed['url'] ) ? esc_url_raw( trim( $typed['url'] ), array( 'http', 'https' ) ) : '';
		$colour = isset( $typed['colour'] ) ? sanitize_hex_color( trim( $typed['colour'] ) ) : '';
		$secret = isset( $typed['secret'] ) ? trim( $typed['secret'] ) : '';
		return array(
			'url'    => untrailingslashit( $url ),
			'source' => isset( $typed['source'] ) ? sanitize_title( $typed['source'] ) : '',
			// An empty field keeps the secret: it is never shown.
			'secret' => '' === $secret && isset( $before['secret'] ) ? $before['secret'] : $secret,
			'colour' => null === $colour ? '' : $colour,
		);
	}

	/**
	 * Shows a field.
	 *
	 * @param array $args With its name.
	 */
	public static function show_field( $args ) {
		$fields = self::fields();
		$name   = $args['name'];
		$hint   = 'parvis_' . $name . '_hint';
		printf(
			'<input type="%1$s" id="%2$s" name="%3$s" value="%4$s" class="regular-text" autocomplete="off" aria-describedby="%5$s"%6$s><p class="description" id="%5$s">%7$s</p>',
			esc_attr( $fields[ $name ][1] ),
			esc_attr( 'parvis_' . $name ),
			esc_attr( self::OPTION . '[' . $name . ']' ),
			esc_attr( 'secret' === $name ? '' : self::get( $name ) ),
			esc_attr( $hint ),
			disabled( defined( 'PARVIS_' . strtoupper( $name ) ), true, false ),
			esc_html( $fields[ $name ][2] )
		);
	}

	/**
	 * Adds the page to the menu.
	 */
	public static function add_page() {
		add_options_page( __( 'Parvis', 'parvis' ), __( 'Parvis', 'parvis' ), 'manage_options', self::PAGE, array( __CLASS__, 'show_page' ) );
	}

	/**
	 * A link to the page in the list of plugins.
	 *
	 * @param array $links Those that are there.
	 * @return array
	 */
	public static function add_link( $links ) {
		array_unshift( $links, '<a href="' . esc_url( admin_url( 'options-general.php?page=' . self::PAGE ) ) . '">' . esc_html__( 'Réglages', 'parvis' ) . '</a>' );
		return $links;
	}

	/**
	 * Shows the page.
	 */
	public static function show_page() {
		if ( ! current_user_can( 'manage_options' ) ) {
			return;
		}
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended -- only chooses a sentence.
		$said = isset( $_GET['parvis_said'] ) ? sanitize_key( $_GET['parvis_said'] ) : '';
		?>
		<div class="wrap">
			<h1><?php echo esc_html( get_admin_page_title() ); ?></h1>
			<?php if ( 'ok' === $said ) : ?>
				<div class="notice notice-success"><p><?php esc_html_e( 'Le portail a reçu le message.', 'parvis' ); ?></p></div>
			<?php elseif ( '' !== $said ) : ?>
				<div class="notice notice-error"><p><?php esc_html_e( 'Le portail n’a pas accepté le message. Vérifiez l’adresse, le nom du site et la phrase secrète.', 'parvis' ); ?></p></div>
			<?php endif; ?>
			<form action="options.php" method="post">
				<?php
				settings_fields( self::PAGE );
				do_settings_sections( self::PAGE );
				submit_button();
				?>
			</form>
			<form action="<?php echo esc_url( admin_url( 'admin-post.php' ) ); ?>" method="post">
				<input type="hidden" name="action" value="parvis_test">
				<?php
				wp_nonce_field( 'parvis_test' );
				submit_button( __( 'Envoyer un message d’essai', 'parvis' ), 'secondary' );
				?>
			</form>
			<h2><?php esc_html_e( 'Habillage du portail', 'parvis' ); ?></h2>
			<p><?php esc_html_e( 'Le portail prend l’en-tête, les menus et le pied de ce site à l’adresse :', 'parvis' ); ?> <code><?php echo esc_html( Parvis_Shell::address() ); ?></code></p>
		</div>
		<?php
	}

	/**
	 * Sends a message to the portal and says how that went.
	 */
	public static function test() {
		if ( ! current_user_can( 'manage_options' ) ) {
			wp_die( '', '', array( 'response' => 403 ) );
		}
		check_admin_referer( 'parvis_test' );
		$answer = Parvis_Hook::send( 0, 'changed', true );
		$ok     = ! is_wp_error( $answer ) && 202 === wp_remote_retrieve_response_code( $answer );
		wp_safe_redirect( admin_url( 'options-general.php?page=' . self::PAGE . '&parvis_said=' . ( $ok ? 'ok' : 'non' ) ) );
		exit;
	}
}
