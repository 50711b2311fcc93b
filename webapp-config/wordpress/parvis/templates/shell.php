<?php
/**
 * Header and footer of the theme, and the marker where the portal stands.
 *
 * @package Parvis
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

if ( ! function_exists( 'wp_is_block_theme' ) || ! wp_is_block_theme() ) {
	get_header();
	echo '<div class="parvis-contenu">' . esc_html( Parvis_Shell::MARKER ) . '</div>';
	get_footer();
	return;
}

// Before the head: blocks say which styles they need while they are written.
$parvis_header = Parvis_Shell::part( 'header' );
$parvis_footer = Parvis_Shell::part( 'footer' );
?>
<!DOCTYPE html>
<html <?php language_attributes(); ?>>
<head>
	<meta charset="<?php bloginfo( 'charset' ); ?>">
	<meta name="viewport" content="width=device-width, initial-scale=1">
	<?php wp_head(); ?>
</head>
<body <?php body_class( 'parvis-gabarit' ); ?>>
<?php wp_body_open(); ?>
<div class="wp-site-blocks">
<?php
// phpcs:disable WordPress.Security.EscapeOutput.OutputNotEscaped -- written by do_blocks().
echo $parvis_header;
echo '<div class="parvis-contenu alignfull">' . esc_html( Parvis_Shell::MARKER ) . '</div>';
echo $parvis_footer;
// phpcs:enable
?>
</div>
<?php wp_footer(); ?>
</body>
</html>
