<?php
/**
 * Leaves nothing behind.
 *
 * @package Parvis
 */

if ( ! defined( 'WP_UNINSTALL_PLUGIN' ) ) {
	exit;
}

delete_option( 'parvis' );
