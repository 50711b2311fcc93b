<?php
/**
 * The page whose look the portal wears.
 *
 * @package Parvis
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/**
 * Header, menus, footer and styles of the theme around a marker. The same for everybody, also for
 * whoever is signed in.
 */
class Parvis_Shell {

	const QUERY  = 'parvis_gabarit';
	const MARKER = '@@PARVIS@@';

	/**
	 * Hooks into WordPress.
	 */
	public static function register() {
		add_filter( 'query_vars', array( __CLASS__, 'declare_query' ) );
		add_action( 'template_redirect', array( __CLASS__, 'prepare' ), 0 );
		add_filter( 'template_include', array( __CLASS__, 'template' ), 999 );
	}

	/**
	 * Where it is.
	 *
	 * @return string
	 */
	public static function address() {
		return add_query_arg( self::QUERY, '1', home_url( '/' ) );
	}

	/**
	 * Declares the parameter of its address.
	 *
	 * @param array $names Those that are known.
	 * @return array
	 */
	public static function declare_query( $names ) {
		$names[] = self::QUERY;
		return $names;
	}

	/**
	 * Takes out what says something of a page of this site, or of who asks.
	 */
	public static function prepare() {
		if ( '1' !== get_query_var( self::QUERY ) ) {
			return;
		}
		wp_set_current_user( 0 );
		add_filter( 'show_admin_bar', '__return_false' );
		remove_action( 'template_redirect', 'redirect_canonical' );
		remove_action( 'template_redirect', 'wp_shortlink_header', 11 );
		remove_action( 'template_redirect', 'rest_output_link_header', 11 );
		foreach ( array( 'rel_canonical', 'rsd_link', 'wlwmanifest_link', 'wp_generator', 'wp_oembed_add_discovery_links', 'wp_oembed_add_host_js', 'rest_output_link_wp_head' ) as $action ) {
			remove_action( 'wp_head', $action );
		}
		remove_action( 'wp_head', 'feed_links', 2 );
		remove_action( 'wp_head', 'feed_links_extra', 3 );
		remove_action( 'wp_head', 'wp_shortlink_wp_head', 10 );
		remove_action( 'wp_head', 'print_emoji_detection_script', 7 );
		remove_action( 'wp_print_styles', 'print_emoji_styles' );
		add_filter( 'wp_robots', '__return_empty_array', 999 );
		nocache_headers();
	}

	/**
	 * A part of the theme, as blocks write it.
	 *
	 * @param string $slug Either header or footer.
	 * @return string
	 */
	public static function part( $slug ) {
		$attributes = array(
			'slug'    => $slug,
			'theme'   => get_stylesheet(),
			'tagName' => $slug,
		);
		return do_blocks( '<!-- wp:template-part ' . wp_json_encode( $attributes ) . ' /-->' );
	}

	/**
	 * The template of the plugin instead of the theme's.
	 *
	 * @param string $template Of the theme.
	 * @return string
	 */
	public static function template( $template ) {
		return '1' === get_query_var( self::QUERY ) ? dirname( PARVIS_FILE ) . '/templates/shell.php' : $template;
	}
}
