<?php
/**
 * Shows the line "Updated …, 3 versions", as a block, as a shortcode, or above or below each post.
 *
 * Only the line and a link are part of the page. The script fetches the versions when a reader opens the line.
 *
 * @package ArticleVersions
 */

defined( 'ABSPATH' ) || exit;

/**
 * The line, and the page of versions that it links to.
 */
class Article_Versions_Display {

	/** The query variable of the page of versions. */
	const QUERY = 'article-versions';

	/**
	 * Whether the line is left out, because a snapshot is being taken.
	 *
	 * @var bool
	 */
	private static $is_hidden = false;

	/** Registers the hooks. */
	public static function register() {
		add_action( 'init', array( __CLASS__, 'register_block' ) );
		add_shortcode( 'article_versions', array( __CLASS__, 'line_here' ) );
		add_filter( 'the_content', array( __CLASS__, 'add_line' ), 20 );
		add_action( 'template_redirect', array( __CLASS__, 'maybe_show_versions' ) );
	}

	/**
	 * Calls a function while the line is left out.
	 *
	 * @param callable $call The function.
	 * @return mixed What it returns.
	 */
	public static function without_line( $call ) {
		$was             = self::$is_hidden;
		self::$is_hidden = true;
		try {
			return $call();
		} finally {
			self::$is_hidden = $was;
		}
	}

	/** Registers the block. Its script needs no build. */
	public static function register_block() {
		wp_register_script(
			'article-versions-block',
			plugins_url( 'block.js', ARTICLE_VERSIONS_FILE ),
			array( 'wp-blocks', 'wp-element', 'wp-block-editor', 'wp-components', 'wp-i18n' ),
			ARTICLE_VERSIONS_VERSION,
			true
		);
		wp_set_script_translations( 'article-versions-block', 'article-versions', plugin_dir_path( ARTICLE_VERSIONS_FILE ) . 'languages' );
		register_block_type(
			'article-versions/line',
			array(
				'api_version'     => 2,
				'editor_script'   => 'article-versions-block',
				'render_callback' => array( __CLASS__, 'line_here' ),
			)
		);
	}

	/**
	 * The line of the current post, for the block and the shortcode.
	 *
	 * @return string HTML.
	 */
	public static function line_here() {
		$post = get_post();
		return $post ? self::line( $post ) : '';
	}

	/**
	 * Adds the line to the text of a post, where the setting says so.
	 *
	 * @param string $content The text.
	 * @return string
	 */
	public static function add_line( $content ) {
		$place = Article_Versions_Settings::place();
		if ( 'none' === $place || ! is_singular( Article_Versions_Snapshots::post_types() ) || ! in_the_loop() || ! is_main_query() ) {
			return $content;
		}
		$post = get_post();
		if ( ! $post || has_block( 'article-versions/line', $post ) || has_shortcode( $post->post_content, 'article_versions' ) ) {
			return $content;
		}
		$line = self::line( $post );
		return 'above' === $place ? $line . $content : $content . $line;
	}

	/**
	 * The line of a post, or nothing if it has fewer than two versions.
	 *
	 * @param WP_Post $post The post.
	 * @return string HTML.
	 */
	private static function line( $post ) {
		if ( self::$is_hidden || ! Article_Versions_Snapshots::is_kept( $post ) ) {
			return '';
		}
		$overview = Article_Versions_Store::overview( $post->ID );
		if ( $overview['count'] < 2 ) {
			return '';
		}
		self::enqueue();
		$link = sprintf(
			'<a href="%s">%s</a>',
			esc_url( add_query_arg( self::QUERY, '1', get_permalink( $post ) ) ),
			/* translators: %s: number of versions */
			esc_html( sprintf( _n( '%s earlier version', '%s earlier versions', $overview['count'] - 1, 'article-versions' ), number_format_i18n( $overview['count'] - 1 ) ) )
		);
		return sprintf(
			'<article-versions disclosure src="%s" updated="%s" count="%d" lang="%s">%s</article-versions>',
			esc_url( Article_Versions_Api::url( $post->ID ) ),
			esc_attr( gmdate( 'Y-m-d\TH:i:s\Z', (int) strtotime( $overview['last_gmt'] . ' UTC' ) ) ),
			$overview['count'],
			esc_attr( get_bloginfo( 'language' ) ),
			$link
		);
	}

	/** Loads the script of the element. Script modules exist since WordPress 6.5. */
	private static function enqueue() {
		$address = plugins_url( 'dist/article-versions-disclosure.js', ARTICLE_VERSIONS_FILE );
		if ( function_exists( 'wp_enqueue_script_module' ) ) {
			wp_enqueue_script_module( 'article-versions', $address, array(), ARTICLE_VERSIONS_VERSION );
			return;
		}
		wp_enqueue_script( 'article-versions', $address, array(), ARTICLE_VERSIONS_VERSION, true );
		add_filter( 'script_loader_tag', array( __CLASS__, 'as_module' ), 10, 2 );
	}

	/**
	 * Makes the script tag one of a module, in WordPress before 6.5.
	 *
	 * @param string $tag    The tag.
	 * @param string $handle The name of the script.
	 * @return string
	 */
	public static function as_module( $tag, $handle ) {
		if ( 'article-versions' !== $handle ) {
			return $tag;
		}
		$tag = preg_replace( '/ type=([\'"])text\/javascript\1/', '', $tag );
		return str_replace( '<script ', '<script type="module" ', $tag );
	}

	/** Shows all versions of a post on a page that needs no script: what the line links to. */
	public static function maybe_show_versions() {
		if ( ! isset( $_GET[ self::QUERY ] ) || ! is_singular() ) { // phpcs:ignore WordPress.Security.NonceVerification -- Reads only.
			return;
		}
		$post = get_queried_object();
		if ( ! $post instanceof WP_Post || ! Article_Versions_Snapshots::is_kept( $post ) ) {
			return;
		}
		$title = wp_strip_all_tags( get_the_title( $post ) );
		header( 'X-Robots-Tag: noindex' );
		echo '<!doctype html><html ' . get_language_attributes() . '><head><meta charset="' . esc_attr( get_bloginfo( 'charset' ) ) . '">'; // phpcs:ignore WordPress.Security.EscapeOutput -- Escaped by WordPress.
		echo '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">';
		/* translators: %s: headline of the post */
		echo '<title>' . esc_html( sprintf( __( 'Versions of “%s”', 'article-versions' ), $title ) ) . '</title>';
		echo '<link rel="canonical" href="' . esc_url( get_permalink( $post ) ) . '"></head><body>';
		echo '<p><a href="' . esc_url( get_permalink( $post ) ) . '">' . esc_html( $title ) . '</a></p><article-versions>';
		foreach ( Article_Versions_Api::versions( $post->ID ) as $version ) {
			$shown = wp_date( get_option( 'date_format' ) . ' ' . get_option( 'time_format' ), (int) strtotime( $version['published'] ) );
			echo '<article data-published="' . esc_attr( $version['published'] ) . '" id="' . esc_attr( $version['id'] ) . '">';
			echo '<p><time datetime="' . esc_attr( $version['published'] ) . '">' . esc_html( $shown ) . '</time></p>';
			echo wp_kses_post( preg_replace( '/^<article>|<\/article>$/', '', $version['text'] ) ) . '</article>';
		}
		echo '</article-versions>';
		echo '<script type="module" src="' . esc_url( plugins_url( 'dist/article-versions.js', ARTICLE_VERSIONS_FILE ) ) . '"></script></body></html>'; // phpcs:ignore WordPress.WP.EnqueuedResources -- The page has no theme.
		exit;
	}
}
