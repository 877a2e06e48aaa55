<?php
/**
 * Takes a snapshot of a post at each publication and update.
 *
 * The revisions of WordPress keep the text, but show it with the captions and credits of today. A snapshot keeps those
 * of its day.
 *
 * @package ArticleVersions
 */

defined( 'ABSPATH' ) || exit;

/**
 * Snapshots of posts.
 */
class Article_Versions_Snapshots {

	/** Registers the hooks. */
	public static function register() {
		add_action( 'pre_post_update', array( __CLASS__, 'before_update' ) );
		add_action( 'wp_after_insert_post', array( __CLASS__, 'after_update' ) );
		add_action( 'edit_attachment', array( __CLASS__, 'after_attachment' ) );
	}

	/**
	 * Keeps the state before the first update of a post that was published before the plugin was active.
	 *
	 * @param int $post_id The post.
	 */
	public static function before_update( $post_id ) {
		$post = get_post( $post_id );
		if ( $post && self::is_kept( $post ) && 0 === Article_Versions_Store::overview( $post_id )['count'] ) {
			self::take( $post );
		}
	}

	/**
	 * Keeps a post that was just published or updated, with its terms and meta saved.
	 *
	 * @param int $post_id The post.
	 */
	public static function after_update( $post_id ) {
		$post = get_post( $post_id );
		if ( $post && self::is_kept( $post ) ) {
			self::take( $post );
		}
	}

	/**
	 * Keeps the posts whose featured image got another caption or credit.
	 *
	 * @param int $attachment_id The image.
	 */
	public static function after_attachment( $attachment_id ) {
		$posts = get_posts(
			array(
				'post_type'      => self::post_types(),
				'post_status'    => 'publish',
				'meta_key'       => '_thumbnail_id', // phpcs:ignore WordPress.DB.SlowDBQuery
				'meta_value'     => (string) $attachment_id, // phpcs:ignore WordPress.DB.SlowDBQuery
				'posts_per_page' => 100,
			)
		);
		foreach ( $posts as $post ) {
			self::take( $post, current_time( 'mysql', true ) );
		}
	}

	/**
	 * The post types whose versions are kept.
	 *
	 * @return string[]
	 */
	public static function post_types() {
		/**
		 * Filters the post types whose versions are kept.
		 *
		 * @param string[] $types Names of post types.
		 */
		return (array) apply_filters( 'article_versions_post_types', array( 'post' ) );
	}

	/**
	 * Whether versions of the post are kept: it is published, for everybody.
	 *
	 * @param WP_Post $post The post.
	 * @return bool
	 */
	public static function is_kept( $post ) {
		return 'publish' === $post->post_status && '' === $post->post_password && in_array( $post->post_type, self::post_types(), true );
	}

	/**
	 * Stores the post as readers see it now.
	 *
	 * @param WP_Post     $post          The post.
	 * @param string|null $published_gmt When it was published, if not when it was last modified.
	 */
	private static function take( $post, $published_gmt = null ) {
		/**
		 * Filters the HTML of a snapshot.
		 *
		 * @param string  $html The story: `<article>` with headline, main picture and text.
		 * @param WP_Post $post The post.
		 */
		$html = (string) apply_filters( 'article_versions_snapshot', self::html( $post ), $post );
		Article_Versions_Store::add( $post->ID, $published_gmt ? $published_gmt : $post->post_modified_gmt, $html );
	}

	/**
	 * The story as HTML: headline, excerpt, author, dates, main picture and text.
	 *
	 * @param WP_Post $post The post.
	 * @return string
	 */
	private static function html( $post ) {
		$text = Article_Versions_Display::without_line(
			function () use ( $post ) {
				return self::content( $post );
			}
		);
		$time = '<time datetime="' . esc_attr( get_post_time( 'c', true, $post ) ) . '">' . esc_html( get_the_date( '', $post ) ) . '</time>';
		return '<article><h1>' . esc_html( wp_strip_all_tags( get_the_title( $post ) ) ) . '</h1>'
			. '<p class="byline">' . esc_html( get_the_author_meta( 'display_name', (int) $post->post_author ) ) . '</p>'
			. $time . self::lead_picture( $post ) . $text . '</article>';
	}

	/**
	 * The text of the post, rendered as its template does.
	 *
	 * @param WP_Post $of The post.
	 * @return string
	 */
	private static function content( $of ) {
		global $post;
		$outer = $post;
		$post  = $of; // phpcs:ignore WordPress.WP.GlobalVariablesOverride -- Shortcodes and blocks read it; restored below.
		setup_postdata( $of );
		try {
			return apply_filters( 'the_content', $of->post_content ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals
		} finally {
			$post = $outer; // phpcs:ignore WordPress.WP.GlobalVariablesOverride
			if ( $outer ) {
				setup_postdata( $outer );
			}
		}
	}

	/**
	 * The featured image with its caption and, unless the caption names it, its credit.
	 *
	 * @param WP_Post $post The post.
	 * @return string
	 */
	private static function lead_picture( $post ) {
		$id = (int) get_post_thumbnail_id( $post );
		if ( 0 === $id ) {
			return '';
		}
		$caption = (string) wp_get_attachment_caption( $id );
		$meta    = wp_get_attachment_metadata( $id );
		$credit  = isset( $meta['image_meta']['credit'] ) ? (string) $meta['image_meta']['credit'] : '';
		if ( '' !== $credit && false === strpos( $caption, $credit ) ) {
			$caption = trim( $caption . ' (' . $credit . ')' );
		}
		return '<figure>' . wp_get_attachment_image( $id, 'full' ) . '<figcaption>' . wp_kses_post( $caption ) . '</figcaption></figure>';
	}
}
