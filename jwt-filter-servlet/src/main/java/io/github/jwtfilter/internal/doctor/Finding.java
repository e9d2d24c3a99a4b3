package io.github.jwtfilter.internal.doctor;

/** A finding of {@code check}: its place and text, and a remedy if the text does not contain it. */
final class Finding {
    private final String text;
    private final String remedy;
    private final String line;

    /** Creates a finding; {@code line} is a line to write in the settings file. Both it and the remedy may be empty. */
    Finding(String text, String remedy, String line) {
        this.text = text;
        this.remedy = remedy;
        this.line = line;
    }

    String text() {
        return text;
    }

    String remedy() {
        return remedy;
    }

    String line() {
        return line;
    }

    @Override
    public String toString() {
        return text + (remedy.isEmpty() ? "" : "; " + remedy) + (line.isEmpty() ? "" : " " + line);
    }
}
