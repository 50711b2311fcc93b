<?php
// PHP's own server: files as they are, all else to WordPress.
$file = $_SERVER['DOCUMENT_ROOT'] . parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH );
if ( is_file( $file ) ) {
	return false;
}
if ( is_dir( $file ) && is_file( $file . '/index.php' ) && '/' !== parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) ) {
	return false;
}
$_SERVER['SCRIPT_NAME'] = '/index.php';
$_SERVER['PHP_SELF']    = '/index.php';
require $_SERVER['DOCUMENT_ROOT'] . '/index.php';
