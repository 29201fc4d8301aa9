"""Front matter keys of other tools."""

from __future__ import annotations

# Of Jekyll, Hugo, Obsidian, Docusaurus, VitePress, Quarto, Marp and tools like them.
FOREIGN_KEYS = frozenset(
    """
    abstract aliases archive article asset audience author_profile authors background background_color banner
    bibliography bodyclass body_class byline canonical canonical_url card_image cascade categories category class
    classes comment comments contributors cover created created_at css cssclass cssclasses custom_edit_url date
    date_created date_modified date_published date_updated deprecated difficulty disable display displayed_sidebar
    documentclass draft edit editlink editor emoji engine excerpt execute expirydate exercises export
    featured featured_image feedback filename footer format geometry group guid hasmath
    head header headingdivider hero hidden hide hide_table_of_contents hide_title highlight home homepage icon id
    image images index intro jekyll_escape journey jupyter kernelspec keyword keywords keypoints kind label
    last_modified last_modified_at last_reviewed last_update last_updated lastmod lastmodified lastupdated lastreviewed
    layout leadingpath level license link linktitle linkcolor linter links listing locale marp math mathjax maturity
    menu meta mode modified mtime name nav nav_exclude nav_order next no_toc number numbersections objectives
    obsoletes order outline output outputs overview owner page_title pagination_next pagination_prev paginate
    parent permalink pin pinned plugins position prev previous prism_languages product products project protected
    publish publishdate published questions rating read_time readingtime redirect redirect_from redirect_to ref related
    relatedlinks repo review reviewed revision robots sample scripts search seo series shortdescription shorttitle
    short_title show_bread show_in_nav sidebar sidebar_class_name sidebar_label sidebar_position size slides slug
    source sourcecode sources star stars state status sticky style styles stylesheet subject sub_title summary tag
    tagline target teaching template text thumbnail time titletemplate title_meta toc toc_depth toc_sticky topic topics
    transition translation_of translator translators type uid unlisted up update updated updated_at updatedat
    versions video weight wip words
    """.split()  # noqa: SIM905 - a list of quoted words would take a page
)

# Keys of other tools that may as well be slips of ours: they are named, and stop nothing.
SHARED_SLIPS = frozenset({"fontsize"})


def is_foreign(name: str) -> bool:
    """Whether another tool is known to read the key `name`."""
    return name.lower().replace("-", "_") in FOREIGN_KEYS
