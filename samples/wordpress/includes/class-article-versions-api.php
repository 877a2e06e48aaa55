<?php
/**
 * The REST route with the versions of a post: GET /wp-json/article-versions/v1/posts/ID
 *
 * The answer is a manifest as the element reads it.
 *
 * @package ArticleVersions
 */

defined( 'ABSPATH' ) || exit;

/**
 * The REST route.
 */
class Article_Versions_Api {

	/** Registers the hook. */
	public static function register() {
		add_action( 'rest_api_init', array( __CLASS__, 'register_route' ) );
	}

	/** Registers the route. */
	public static function register_route() {
		register_rest_route(
			'article-versions/v1',
			'/posts/(?P<id>\d+)',
			array(
				'methods'             => 'GET',
				'callback'            => array( __CLASS__, 'answer' ),
				'permission_callback' => array( __CLASS__, 'may_read' ),
			)
		);
	}

	/**
	 * Whether everybody may read the post.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return bool
	 */
	public static function may_read( $request ) {
		$post = get_post( (int) $request['id'] );
		return $post && Article_Versions_Snapshots::is_kept( $post );
	}

	/**
	 * The manifest.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return WP_REST_Response
	 */
	public static function answer( $request ) {
		$id       = (int) $request['id'];
		$response = new WP_REST_Response(
			array(
				'title'    => html_entity_decode( wp_strip_all_tags( get_the_title( $id ) ), ENT_QUOTES, 'UTF-8' ),
				'versions' => self::versions( $id ),
			)
		);
		$response->header( 'Cache-Control', 'public, max-age=60' );
		return $response;
	}

	/**
	 * The versions as sources.
	 *
	 * @param int $post_id The post.
	 * @return array[]
	 */
	public static function versions( $post_id ) {
		$versions = array();
		foreach ( Article_Versions_Store::all( $post_id ) as $row ) {
			$versions[] = array(
				'id'        => 'v' . $row->id,
				'published' => gmdate( 'Y-m-d\TH:i:s\Z', (int) strtotime( $row->published_gmt . ' UTC' ) ),
				'format'    => 'html',
				'text'      => $row->html,
			);
		}
		return $versions;
	}

	/**
	 * The address of the route for a post.
	 *
	 * @param int $post_id The post.
	 * @return string
	 */
	public static function url( $post_id ) {
		return rest_url( 'article-versions/v1/posts/' . $post_id );
	}
}
