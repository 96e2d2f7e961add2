package dev.tapiemulator.devices;

import static dev.tapiemulator.tapi.Tapi.PHONEERR_OPERATIONFAILED;
import static dev.tapiemulator.tapi.Tapi.PHONEERR_RESOURCEUNAVAIL;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads a melody in RTTTL, the ringing tones text transfer language.
 *
 * <pre>
 * melody   = name ":" [setting {"," setting}] ":" note {"," note}
 * name     = 0..20 characters, none of them a colon or a control character
 * setting  = "d=" duration | "o=" octave | "b=" beats         each at most once; d=4, o=6, b=63 where missing
 * note     = [duration] tone ["."] [octave] ["."]             at most one dot: half as long again
 * tone     = "c" "c#" "d" "d#" "e" "f" "f#" "g" "g#" "a" "a#" "b" | "h" (another b) | "p" (pause, without octave)
 * duration = 1 2 4 8 16 32, the part of a whole note
 * octave   = 4..7
 * beats    = 25..900 quarter notes in a minute
 * </pre>
 *
 * <p>Behind the name, letters may be capital and spaces may stand between the signs; one NUL may end the text.
 */
final class RtttlParser {

  /** As many notes as the phone can hold. */
  static final int MOST_NOTES = 256;

  private static final int LONGEST_NAME = 20;
  private static final Set<Integer> DURATIONS = Set.of(1, 2, 4, 8, 16, 32);
  private static final String TONES = "c d ef g a b"; // the place is the semitone; a gap is the sharp before it
  private static final String WITH_SHARP = "cdfga";
  private static final int MILLIS_OF_FOUR_MINUTES = 240_000; // a whole note has four beats

  private final String text;
  private int at;

  private int duration = 4;
  private int octave = 6;
  private int beats = 63;

  private RtttlParser(String text) {
    this.text = text;
  }

  static RingMelody parse(ByteBuffer payload) throws UnusablePayloadException {
    PayloadReader reader = new PayloadReader(payload).withoutTerminator();
    return new RtttlParser(reader.text(reader.remaining(), "the melody")).melody();
  }

  private RingMelody melody() throws UnusablePayloadException {
    String name = name();
    settings();
    List<MelodyNote> notes = new ArrayList<>();
    do {
      notes.add(note());
    } while (accept(','));
    if (at < text.length()) {
      throw malformed("a comma or the end was expected");
    }
    if (notes.size() > MOST_NOTES) {
      throw new UnusablePayloadException(
          PHONEERR_RESOURCEUNAVAIL, notes.size() + " notes, the phone holds " + MOST_NOTES);
    }
    return new RingMelody(name, notes);
  }

  private String name() throws UnusablePayloadException {
    int colon = text.indexOf(':');
    if (colon < 0 || colon > LONGEST_NAME) {
      throw malformed("a name of at most " + LONGEST_NAME + " characters and a colon were expected");
    }
    at = colon + 1;
    return text.substring(0, colon);
  }

  private void settings() throws UnusablePayloadException {
    StringBuilder open = new StringBuilder("dob");
    if (accept(':')) {
      return;
    }
    do {
      char key = next("a setting");
      int left = open.indexOf(String.valueOf(key));
      if (left < 0) {
        throw malformed("one of the settings " + open + " was expected");
      }
      open.deleteCharAt(left);
      demand('=');
      set(key);
    } while (accept(','));
    demand(':');
  }

  private void set(char key) throws UnusablePayloadException {
    int number = number();
    switch (key) {
      case 'd' -> duration = checkedDuration(number);
      case 'o' -> octave = within(4, 7, number, "octave");
      default -> beats = within(25, 900, number, "beats");
    }
  }

  private MelodyNote note() throws UnusablePayloadException {
    int part = isDigit(peek()) ? checkedDuration(number()) : duration;
    char tone = next("a tone");
    boolean pause = tone == 'p';
    int semitone = TONES.indexOf(tone == 'h' ? 'b' : tone);
    if (!pause && (semitone < 0 || tone == ' ')) {
      throw malformed("a tone was expected, not " + tone);
    }
    if (WITH_SHARP.indexOf(tone) >= 0 && accept('#')) {
      semitone++;
    }
    boolean dotted = accept('.');
    int height = octave;
    if (!pause && isDigit(peek())) {
      height = within(4, 7, number(), "octave");
    }
    dotted = dotted || accept('.');
    int millis = MILLIS_OF_FOUR_MINUTES / (beats * part);
    return new MelodyNote(
        pause ? MelodyNote.PAUSE : height * MelodyNote.SEMITONES_OF_AN_OCTAVE + semitone,
        dotted ? millis * 3 / 2 : millis);
  }

  private int within(int low, int high, int number, String what) throws UnusablePayloadException {
    if (number < low || number > high) {
      throw malformed(what + " " + number + " is not in " + low + ".." + high);
    }
    return number;
  }

  private int checkedDuration(int number) throws UnusablePayloadException {
    if (!DURATIONS.contains(number)) {
      throw malformed("duration " + number + " is none of 1, 2, 4, 8, 16, 32");
    }
    return number;
  }

  /** A number of at most three digits, which is all that any of them has. */
  private int number() throws UnusablePayloadException {
    int number = 0;
    int digits = 0;
    while (digits < 3 && isDigit(peek())) {
      number = number * 10 + next("a digit") - '0';
      digits++;
    }
    if (digits == 0) {
      throw malformed("a number was expected");
    }
    return number;
  }

  private void demand(char sign) throws UnusablePayloadException {
    if (!accept(sign)) {
      throw malformed(sign + " was expected");
    }
  }

  private boolean accept(char sign) {
    boolean there = peek() == sign;
    if (there) {
      at++;
    }
    return there;
  }

  private char next(String what) throws UnusablePayloadException {
    char sign = peek();
    if (sign == 0) {
      throw malformed(what + " was expected");
    }
    at++;
    return sign;
  }

  /** The next sign in lower case, behind any spaces; NUL, which no text contains, at the end. */
  private char peek() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at < text.length() ? Character.toLowerCase(text.charAt(at)) : 0;
  }

  private UnusablePayloadException malformed(String reason) {
    return new UnusablePayloadException(PHONEERR_OPERATIONFAILED, "character " + at + ": " + reason);
  }

  private static boolean isDigit(char sign) {
    return sign >= '0' && sign <= '9';
  }
}
