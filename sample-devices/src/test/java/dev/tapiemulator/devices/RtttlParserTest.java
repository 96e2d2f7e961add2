package dev.tapiemulator.devices;

import static dev.tapiemulator.tapi.Tapi.PHONEERR_OPERATIONFAILED;
import static dev.tapiemulator.tapi.Tapi.PHONEERR_RESOURCEUNAVAIL;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** RTTTL: what it means, and that nothing but the stated error ever comes of it. */
final class RtttlParserTest {

  private static final List<String> TONES =
      List.of("c", "c#", "d", "d#", "e", "f", "f#", "g", "g#", "a", "a#", "b");

  /** A note as it is written, with what it must mean; 0 where a setting decides. */
  private record Written(int duration, int tone, int octave, boolean dotted, boolean dotFirst, boolean capital) {

    String text() {
      String height = octave == 0 || tone < 0 ? "" : String.valueOf(octave);
      String dot = dotted ? "." : "";
      String text = (duration == 0 ? "" : duration) + (tone < 0 ? "p" : TONES.get(tone))
          + (dotFirst ? dot + height : height + dot);
      return capital ? text.toUpperCase(Locale.ROOT) : text;
    }

    MelodyNote meaning(int defaultDuration, int defaultOctave, int beats) {
      int millis = 240_000 / (beats * (duration == 0 ? defaultDuration : duration));
      int height = octave == 0 ? defaultOctave : octave;
      return new MelodyNote(tone < 0 ? -1 : height * 12 + tone, dotted ? millis * 3 / 2 : millis);
    }
  }

  @Provide
  Arbitrary<List<Written>> notes() {
    return Combinators.combine(
            Arbitraries.of(0, 1, 2, 4, 8, 16, 32), Arbitraries.integers().between(-1, 11),
            Arbitraries.of(0, 4, 5, 6, 7), Arbitraries.of(true, false), Arbitraries.of(true, false),
            Arbitraries.of(true, false))
        .as(Written::new).list().ofMinSize(1).ofMaxSize(30);
  }

  @Provide
  Arbitrary<String> names() {
    return Payloads.text(0, 20).filter(name -> name.indexOf(':') < 0);
  }

  private static RingMelody parse(String text) throws UnusablePayloadException {
    return RtttlParser.parse(ByteBuffer.wrap(text.getBytes(ISO_8859_1)));
  }

  private static String text(List<Written> notes) {
    return notes.stream().map(Written::text).collect(Collectors.joining(","));
  }

  @Property(seed = "1")
  void parse_givesBackWhatWasWritten(
      @ForAll("names") String name, @ForAll("notes") List<Written> notes,
      @ForAll @IntRange(min = 25, max = 900) int beats, @ForAll @IntRange(max = 5) int powerOfTwo,
      @ForAll @IntRange(min = 4, max = 7) int octave)
      throws UnusablePayloadException {
    int duration = 1 << powerOfTwo;
    RingMelody melody = parse(name + ":b=" + beats + ",o=" + octave + ",d=" + duration + ":" + text(notes));
    assertEquals(name, melody.name());
    assertEquals(notes.stream().map(note -> note.meaning(duration, octave, beats)).toList(), melody.notes());
  }

  @Property(seed = "1")
  void parse_fillsMissingSettingsIn(@ForAll("notes") List<Written> notes) throws UnusablePayloadException {
    assertEquals(notes.stream().map(note -> note.meaning(4, 6, 63)).toList(), parse("x::" + text(notes)).notes());
    assertEquals(parse("x::" + text(notes)), parse("x:o=6:" + text(notes)));
  }

  @Property(seed = "1")
  void parse_ignoresSpacesBehindTheName(@ForAll("notes") List<Written> notes) throws UnusablePayloadException {
    String spaced = text(notes).replaceAll("", " ");
    assertEquals(parse("x:d=8,b=100:" + text(notes)).notes().size(), notes.size());
    if (notes.stream().allMatch(note -> note.duration < 10)) { // a space inside a number ends nothing either
      assertEquals(parse("x:d=8,b=100:" + text(notes)), parse("x: d = 8 , b = 100 :" + spaced));
    }
  }

  @Property(seed = "1")
  void parse_ofMutatedTextThrowsNothingButTheStatedError(
      @ForAll("names") String name, @ForAll("notes") List<Written> notes, @ForAll @IntRange(max = 400) int place,
      @ForAll @IntRange(max = 255) int blow) {
    StringBuilder text = new StringBuilder(name + ":d=4,o=5,b=100:" + text(notes));
    text.setCharAt(place % text.length(), (char) blow);
    throwsNothingElse(text.toString().getBytes(ISO_8859_1));
  }

  @Property(seed = "1")
  void parse_ofAnyBytesThrowsNothingButTheStatedError(@ForAll byte[] bytes) {
    throwsNothingElse(bytes);
  }

  @Provide
  Arbitrary<String> nearlyMelodies() {
    return Arbitraries.strings().withChars(":,=dob.#ph cefga0123456789").ofMaxLength(25).map(tail -> "x:" + tail);
  }

  @Property(seed = "1")
  void parse_ofTheRightSignsInAnyOrderThrowsNothingButTheStatedError(@ForAll("nearlyMelodies") String text) {
    throwsNothingElse(text.getBytes(ISO_8859_1));
  }

  private static void throwsNothingElse(byte[] bytes) {
    try {
      assertTrue(RtttlParser.parse(ByteBuffer.wrap(bytes)).durationMillis() > 0);
    } catch (UnusablePayloadException refused) {
      assertEquals(PHONEERR_OPERATIONFAILED, refused.code());
    }
  }

  @Example
  void parse_readsAKnownMelody() throws UnusablePayloadException {
    RingMelody melody = parse("Scale:d=8,o=5,b=120:c,d.,4e6,p,h,B4.\0");
    assertEquals("Scale", melody.name());
    assertEquals(
        List.of(
            new MelodyNote(60, 250), new MelodyNote(62, 375), new MelodyNote(76, 500), new MelodyNote(-1, 250),
            new MelodyNote(71, 250), new MelodyNote(59, 375)),
        melody.notes());
    assertEquals(2000, melody.durationMillis());
  }

  @Example
  void parse_refusesEachKindOfMistake() {
    List<String> mistakes = List.of(
        "", "x", "x:", "x:d=4", "x:d=4:", "x::", ":", // something is missing
        "a name that is too long:d=4:c",
        "x:d=3:c", "x:d=64:c", "x:o=3:c", "x:o=8:c", "x:b=24:c", "x:b=901:c", "x:b=9999:c", // out of range
        "x:d=4,d=8:c", "x:q=4:c", "x:d4:c", "x:d=:c", "x:,d=4:c", "x:d=4,:c", // settings
        "x::c,", "x::,c", "x::c;d", "x::i", "x::#", "x::3c", "x::c3", "x::c8", "x::e#", "x::b#", "x::h#", "x::c..",
        "x::c##", "x::p5", "x::p#", "x::4", "x::4.c", "x::c c", "x::c\n", "x::c\0\0");
    for (String mistake : mistakes) {
      UnusablePayloadException refused = assertThrows(UnusablePayloadException.class, () -> parse(mistake), mistake);
      assertEquals(PHONEERR_OPERATIONFAILED, refused.code(), mistake);
    }
  }

  @Example
  void parse_refusesMoreNotesThanThePhoneHolds() throws UnusablePayloadException {
    assertEquals(256, parse("x::" + "c,".repeat(255) + "c").notes().size());
    UnusablePayloadException refused =
        assertThrows(UnusablePayloadException.class, () -> parse("x::" + "c,".repeat(256) + "c"));
    assertEquals(PHONEERR_RESOURCEUNAVAIL, refused.code());
  }

  @Example
  void parse_saysWhereTheMistakeIs() {
    assertEquals(
        "character 11: duration 5 is none of 1, 2, 4, 8, 16, 32",
        assertThrows(UnusablePayloadException.class, () -> parse("x:d=4,o=5:5c")).getMessage());
  }
}
