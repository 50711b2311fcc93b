<?php
/**
 * Widgets of the portal as blocks and shortcodes.
 *
 * @package Parvis
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/**
 * [parvis_actualites nombre="3"], [parvis_demarches theme="etat-civil"], [parvis_cadre demarche="…"]…
 * What stands inside an element is read while the portal does not answer.
 */
class Parvis_Widgets {

	/**
	 * Hooks into WordPress.
	 */
	public static function register() {
		add_action( 'init', array( __CLASS__, 'declare_all' ) );
		add_filter( 'script_loader_tag', array( __CLASS__, 'defer' ), 10, 2 );
		add_action( 'enqueue_block_editor_assets', array( __CLASS__, 'editor' ) );
	}

	/**
	 * Each widget: title, path of the portal that is linked while it does not answer, attributes.
	 *
	 * @return array
	 */
	public static function all() {
		return array(
			'demarches'       => array( __( 'Démarches en ligne', 'parvis' ), '/demarches', array( 'theme', 'nombre', 'titre', 'niveau' ) ),
			'actualites'      => array( __( 'Actualités du portail', 'parvis' ), '/actualites', array( 'categorie', 'nombre', 'titre', 'niveau' ) ),
			'infos-pratiques' => array( __( 'Infos pratiques', 'parvis' ), '/infos-pratiques', array( 'categorie', 'nombre', 'titre', 'niveau' ) ),
			'recherche'       => array( __( 'Rechercher une démarche', 'parvis' ), '/demarches', array( 'libelle', 'titre', 'niveau' ) ),
			'mon-espace'      => array( __( 'Mon espace', 'parvis' ), '/mon-espace', array() ),
			'alerte'          => array( __( 'Information urgente', 'parvis' ), '', array() ),
			'cadre'           => array( __( 'Démarche dans un cadre', 'parvis' ), '/demarches', array( 'demarche', 'titre' ) ),
		);
	}

	/**
	 * Declares scripts, shortcodes and blocks.
	 */
	public static function declare_all() {
		// phpcs:disable WordPress.WP.EnqueuedResourceParameters.MissingVersion -- the portal says by itself how long they are good.
		wp_register_script( 'parvis-widgets', Parvis_Settings::portal( '/embed/parvis.js' ), array(), null, true );
		wp_register_script( 'parvis-cadre', Parvis_Settings::portal( '/embed/cadre.js' ), array(), null, true );
		// phpcs:enable
		wp_register_script( 'parvis-blocks', plugins_url( 'assets/blocks.js', PARVIS_FILE ), array( 'wp-blocks', 'wp-element', 'wp-components', 'wp-block-editor', 'wp-data' ), PARVIS_VERSION, true );
		wp_register_style( 'parvis', plugins_url( 'assets/parvis.css', PARVIS_FILE ), array(), PARVIS_VERSION );
		$colour = Parvis_Settings::get( 'colour' );
		if ( preg_match( '/^#[0-9a-fA-F]{6}$/', $colour ) ) {
			wp_add_inline_style( 'parvis', ':root{--parvis-couleur:' . $colour . '}' );
		}
		foreach ( self::all() as $name => $widget ) {
			add_shortcode(
				'parvis_' . str_replace( '-', '_', $name ),
				static function ( $attributes ) use ( $name ) {
					return self::render( $name, is_array( $attributes ) ? $attributes : array() );
				}
			);
			$declared = array();
			foreach ( $widget[2] as $attribute ) {
				$declared[ $attribute ] = array( 'type' => 'string' );
			}
			register_block_type(
				'parvis/' . $name,
				array(
					'api_version'     => 2,
					'attributes'      => $declared,
					'editor_script'   => 'parvis-blocks',
					'render_callback' => static function ( $attributes ) use ( $name ) {
						return self::render( $name, $attributes );
					},
				)
			);
		}
	}

	/**
	 * Tells the editor which widgets there are.
	 */
	public static function editor() {
		$all = array();
		foreach ( self::all() as $name => $widget ) {
			$all[] = array(
				'name'       => 'parvis/' . $name,
				'title'      => $widget[0],
				'attributes' => $widget[2],
			);
		}
		$told = array(
			'widgets' => $all,
			'desk'    => Parvis_Settings::portal( '/agents/contenus/' ),
			'ours'    => __( 'Cette actualité vient du portail. Modifiez-la dans le portail : ce site suivra.', 'parvis' ),
			'open'    => __( 'Ouvrir dans le portail', 'parvis' ),
		);
		wp_add_inline_script( 'parvis-blocks', 'window.parvisBlocks = ' . wp_json_encode( $told ) . ';', 'before' );
	}

	/**
	 * Scripts of the portal wait for the page.
	 *
	 * @param string $tag    As WordPress writes it.
	 * @param string $handle Which script.
	 * @return string
	 */
	public static function defer( $tag, $handle ) {
		return in_array( $handle, array( 'parvis-widgets', 'parvis-cadre' ), true ) ? str_replace( ' src=', ' defer src=', $tag ) : $tag;
	}

	/**
	 * A widget as HTML.
	 *
	 * @param string $name       Of the widget.
	 * @param array  $attributes As somebody has typed them.
	 * @return string
	 */
	public static function render( $name, $attributes ) {
		$all = self::all();
		if ( '' === Parvis_Settings::get( 'url' ) || ! isset( $all[ $name ] ) ) {
			return '';
		}
		wp_enqueue_style( 'parvis' );
		if ( 'cadre' === $name ) {
			return self::frame( $attributes );
		}
		wp_enqueue_script( 'parvis-widgets' );
		$html = '<parvis-' . esc_attr( $name );
		foreach ( $all[ $name ][2] as $attribute ) {
			if ( isset( $attributes[ $attribute ] ) && '' !== $attributes[ $attribute ] ) {
				$html .= ' ' . $attribute . '="' . esc_attr( $attributes[ $attribute ] ) . '"';
			}
		}
		$html .= '>';
		if ( '' !== $all[ $name ][1] ) {
			$html .= '<p><a href="' . esc_url( Parvis_Settings::portal( $all[ $name ][1] ) ) . '">' . esc_html( $all[ $name ][0] ) . '</a></p>';
		}
		return $html . '</parvis-' . esc_attr( $name ) . '>';
	}

	/**
	 * A frame that grows with what it shows.
	 *
	 * @param array $attributes With the démarche; without one the whole portal.
	 * @return string
	 */
	private static function frame( $attributes ) {
		wp_enqueue_script( 'parvis-cadre' );
		$slug  = isset( $attributes['demarche'] ) ? sanitize_title( $attributes['demarche'] ) : '';
		$title = isset( $attributes['titre'] ) && '' !== $attributes['titre'] ? $attributes['titre'] : __( 'Démarche en ligne', 'parvis' );
		$path  = '' === $slug ? '/embed/portail' : '/embed/demarches/' . $slug;
		return '<iframe class="parvis-cadre" src="' . esc_url( Parvis_Settings::portal( $path ) ) . '" title="' . esc_attr( $title ) . '" loading="lazy"></iframe>';
	}
}
