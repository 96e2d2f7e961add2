package dev.tapiemulator.testkit.record;

import dev.tapiemulator.emulator.journal.DeviceCall;
import dev.tapiemulator.emulator.journal.Journal;
import dev.tapiemulator.emulator.journal.JournalKind;
import dev.tapiemulator.spi.PhoneDescription;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * All that a journal shows of one phone: what it was, every step that was done to it with what came of it, every
 * question it was asked with its answer.
 *
 * <p>What a phone did by itself is told from the step that set it going, when the journal shows that (the request it
 * names, or the order or opening whose timer it was), otherwise from the order before it. So it keeps its place among
 * the orders of a program that is faster or slower than the recorded one was, and a restart never comes before the order
 * to restart.
 */
public final class Recording {

  private final List<RecordedStep> openings = new ArrayList<>();
  private final List<RecordedStep> orders = new ArrayList<>();
  private final List<RecordedStep> touches = new ArrayList<>();
  private final List<RecordedClosing> closings = new ArrayList<>();
  private final List<RecordedClosing> reclaims = new ArrayList<>();
  private final Map<QueryKey, List<RecordedAnswer>> answers = new LinkedHashMap<>();
  private final NavigableSet<Integer> turningPoints = new TreeSet<>();
  private PhoneDescription description;
  private String obstacle = "";

  Recording() {}

  /**
   * Reads what a journal shows of a phone; {@code untouched} leaves out what people and the switch did to it, since
   * somebody else does that.
   *
   * @throws IllegalArgumentException when the journal does not show the phone, or not to its end, saying why
   */
  public static Recording of(Journal journal, int deviceId, boolean untouched) {
    return new RecordingReader(journal, deviceId, untouched).read();
  }

  /**
   * The names of the phones that a journal's run began with, by device id.
   *
   * @throws IllegalArgumentException when the journal has no beginning
   */
  public static List<String> phones(Journal journal) {
    if (journal.size() == 0 || journal.get(0).kind() != JournalKind.CONFIG) {
      throw new IllegalArgumentException("the journal does not begin with a configuration");
    }
    return DeviceIds.configured(journal);
  }

  /** Phones by their ids, for a message. */
  public static String listed(List<String> phones) {
    return IntStream.range(0, phones.size()).mapToObj(id -> id + " " + phones.get(id)).collect(Collectors.joining(", "));
  }

  /** What the phone was when the run began. */
  public PhoneDescription description() {
    return description;
  }

  /** What it was ordered to do, in order. */
  public List<RecordedStep> orders() {
    return orders;
  }

  /** Why the phone cannot do again what was done to it. */
  public Optional<String> obstacle() {
    return obstacle.isEmpty() ? Optional.empty() : Optional.of(obstacle);
  }

  boolean knowsRequest(int requestId) {
    return orders.stream().anyMatch(order -> order.requestId() == requestId);
  }

  List<RecordedStep> openings() {
    return openings;
  }

  List<RecordedStep> touches() {
    return touches;
  }

  List<RecordedClosing> closings() {
    return closings;
  }

  /** From outside, and while they are left to somebody else. */
  List<RecordedClosing> reclaims() {
    return reclaims;
  }

  /** The answers to a question, in order; none when it was never asked. */
  List<RecordedAnswer> answers(QueryKey question) {
    return answers.getOrDefault(question, List.of());
  }

  /** The questions of a kind that were asked, in the order of their values. */
  List<QueryKey> asked(DeviceCall call) {
    return answers.keySet().stream()
        .filter(key -> key.call() == call).sorted(Comparator.comparingInt(QueryKey::a)).toList();
  }

  /** The place of the next step or report behind a place; the journal's end when there is none. */
  int nextTurningPoint(int place) {
    Integer next = turningPoints.higher(place);
    return next == null ? Integer.MAX_VALUE : next;
  }

  // ---- for the reader

  void described(PhoneDescription phone) {
    if (description == null) {
      description = phone;
    }
  }

  void answered(QueryKey question, RecordedAnswer answer) {
    answers.computeIfAbsent(question, unasked -> new ArrayList<>()).add(answer);
  }

  void turningPoint(int place) {
    turningPoints.add(place);
  }

  void hindered(String by) {
    obstacle = obstacle.isEmpty() ? by : obstacle;
  }
}
