package io.github.jwtfilter.access;

/**
 * The behavior of frameworks that serve a page under any extension: {@code /admin/delete} also as
 * {@code /admin/delete.css}.
 */
final class SuffixMatching {
    private SuffixMatching() {}

    /**
     * Returns whether a pattern with an extension may match a page of another pattern. Patterns for everything are not
     * considered: they are for the pages that no rule names.
     *
     * @param pattern the pattern with an extension
     * @param pages the pattern for pages
     * @param pagesFirst whether the rule for the pages is evaluated first
     */
    static boolean matches(PathPattern pattern, PathPattern pages, boolean pagesFirst) {
        if (pages.text().isEmpty()) {
            return false;
        }
        if (!pages.extension().isEmpty()) {
            boolean decidedBefore = pagesFirst && pages.extension().equals(pattern.extension());
            return !decidedBefore && pattern.overlaps(PathPattern.folder(pages.text(), pages.written()));
        }
        String alias = withoutExtension(pages.text()) + "." + pattern.extension();
        return (pattern.fits(alias, false) && !(pagesFirst && pages.fits(alias, false)))
                || (!pagesFirst && pattern.overlaps(pages));
    }

    private static String withoutExtension(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') ? path.substring(0, dot) : path;
    }
}
