<?php
/**
 * Messages to the portal when a post changes.
 *
 * @package Parvis
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/**
 * A message says which post changed, and never what it says: the portal reads it as anybody may.
 * It is signed, and nobody waits for its answer; one that is lost is healed by the next pass.
 */
class Parvis_Hook {

	/**
	 * How addresses of posts begin that the portal itself has sent.
	 */
	const MARK = '/^parvis-\d+-/';

	/**
	 * Hooks into WordPress.
	 */
	public static function register() {
		add_action( 'wp_after_insert_post', array( __CLASS__, 'changed' ), 20, 2 );
		add_action( 'transition_post_status', array( __CLASS__, 'moved' ), 20, 3 );
		add_action( 'before_delete_post', array( __CLASS__, 'deleted' ), 20, 2 );
	}

	/**
	 * A post was written.
	 *
	 * @param int     $id   Of the post.
	 * @param WP_Post $post As it is now.
	 */
	public static function changed( $id, $post ) {
		if ( 'publish' === $post->post_status && self::concerns( $post ) ) {
			// Behind a password it is read by nobody that the portal shows it to.
			self::send( $id, '' === $post->post_password ? 'changed' : 'gone' );
		}
	}

	/**
	 * A post left the public: draft, private, bin.
	 *
	 * @param string  $now    Its state from now on.
	 * @param string  $before Its state until now.
	 * @param WP_Post $post   The post.
	 */
	public static function moved( $now, $before, $post ) {
		if ( 'publish' === $before && 'publish' !== $now && self::concerns( $post ) ) {
			self::send( $post->ID, 'gone' );
		}
	}

	/**
	 * A post is deleted without having been in the bin.
	 *
	 * @param int     $id   Of the post.
	 * @param WP_Post $post As it was.
	 */
	public static function deleted( $id, $post ) {
		if ( 'publish' === $post->post_status && self::concerns( $post ) ) {
			self::send( $id, 'gone' );
		}
	}

	/**
	 * Whether the portal shows posts like this one. What it has sent itself comes not back.
	 *
	 * @param WP_Post $post The post.
	 * @return bool
	 */
	private static function concerns( $post ) {
		return 'post' === $post->post_type && 1 !== preg_match( self::MARK, $post->post_name );
	}

	/**
	 * Sends a message.
	 *
	 * @param int    $id    Of the post.
	 * @param string $event Either changed or gone.
	 * @param bool   $wait  Whether the answer is of interest.
	 * @return array|WP_Error|null
	 */
	public static function send( $id, $event, $wait = false ) {
		$secret = Parvis_Settings::get( 'secret' );
		$source = Parvis_Settings::get( 'source' );
		$url    = Parvis_Settings::portal( '/api/v1/cms/' . rawurlencode( '' === $source ? 'site' : $source ) );
		if ( '' === $url || '' === $secret ) {
			return null;
		}
		$body = wp_json_encode(
			array(
				'id'    => (string) $id,
				'event' => $event,
			)
		);
		$time = (string) time();
		return wp_remote_post(
			$url,
			array(
				'blocking'    => $wait,
				'timeout'     => $wait ? 5 : 1,
				'redirection' => 0,
				'headers'     => array(
					'Content-Type'       => 'application/json',
					'X-Parvis-Timestamp' => $time,
					'X-Parvis-Signature' => hash_hmac( 'sha256', $time . '.' . $body, $secret ),
				),
				'body'        => $body,
			)
		);
	}
}
