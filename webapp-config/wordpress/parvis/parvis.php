<?php
/**
 * Plugin Name:       Parvis
 * Description:       Le guichet en ligne de la ville dans son site : widgets, cadres, habillage du portail, et partage des actualités.
 * Version:           1.0.0
 * Requires at least: 6.0
 * Requires PHP:      7.4
 * Author:            Parvis
 * Text Domain:       parvis
 *
 * @package Parvis
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

define( 'PARVIS_FILE', __FILE__ );
define( 'PARVIS_VERSION', '1.0.0' );

require_once __DIR__ . '/includes/class-parvis-settings.php';
require_once __DIR__ . '/includes/class-parvis-widgets.php';
require_once __DIR__ . '/includes/class-parvis-shell.php';
require_once __DIR__ . '/includes/class-parvis-hook.php';

Parvis_Settings::register();
Parvis_Widgets::register();
Parvis_Shell::register();
Parvis_Hook::register();
