package io.github.jwtfilter.benchmarks.report;

/** A hand-written page with generated parts between markers. */
final class Page {
    private String text;

    Page(String text) {
        this.text = text;
    }

    /** Replaces the text between the markers of this name. */
    Page with(String name, String content) {
        String begin = "<!-- begin " + name + " -->\n";
        String end = "<!-- end " + name + " -->";
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalStateException("The page has no place for " + name);
        }
        text = text.substring(0, from + begin.length()) + content + text.substring(to);
        return this;
    }

    @Override
    public String toString() {
        return text;
    }
}
