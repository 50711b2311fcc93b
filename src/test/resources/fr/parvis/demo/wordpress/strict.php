<?php
/**
 * Plugin Name: A policy as strict as a site with this CMS can have: scripts of the site and of the portal only.
 */
add_action(
	'send_headers',
	static function () {
		if ( ! is_admin() && isset( $_GET['strict'] ) ) {
			$parts  = wp_parse_url( Parvis_Settings::get( 'url' ) );
			$portal = $parts['scheme'] . '://' . $parts['host'] . ':' . $parts['port'];
			header( "Content-Security-Policy: script-src 'self' $portal; connect-src 'self' $portal; frame-src $portal; object-src 'none'; base-uri 'none'" );
		}
	}
);
