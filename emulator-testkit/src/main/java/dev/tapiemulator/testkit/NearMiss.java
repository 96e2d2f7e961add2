package dev.tapiemulator.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Says of an order that had no answer which answers there are, why none fits, and which is nearest. */
final class NearMiss {

  /** Of a long list, as recordings are, the nearest suffice. */
  private static final int MOST_SHOWN = 8;

  private final String phone;
  private final PhoneOrder order;
  private final List<Answer> answers;
  private final boolean ofRecording;

  /** {@code ofRecording}: the phone does a recording again. */
  NearMiss(String phone, PhoneOrder order, List<Answer> answers, boolean ofRecording) {
    this.phone = phone;
    this.order = order;
    this.answers = answers;
    this.ofRecording = ofRecording;
  }

  /** What the test could do. */
  String advice() {
    return (ofRecording ? "record the program anew, or tell" : "tell") + " it before the call: phone.answers("
        + order.wording() + ")";
  }

  String what() {
    StringBuilder text = new StringBuilder(phone)
        .append(ofRecording ? " was not recorded answering " : " was not told how to answer ").append(order);
    List<Answer> shown = shown();
    Answer nearest = shown.isEmpty() ? null : shown.get(0);
    for (Answer answer : answers) {
      if (shown.contains(answer)) {
        text.append("\n  ").append(answer.to()).append(answer.isRecorded() ? ", recorded " + answer.recorded() : "")
            .append(": ").append(verdict(answer)).append(answer == nearest ? "  <- nearest" : "");
      }
    }
    if (shown.size() < answers.size()) {
      text.append("\n  and ").append(answers.size() - shown.size()).append(" others, farther away");
    }
    return text.append(answers.isEmpty() ? nothing() : "").toString();
  }

  private String nothing() {
    return ofRecording ? "\n  it was ordered nothing at all" : "\n  it was told nothing at all";
  }

  /** The nearest first. */
  private List<Answer> shown() {
    List<Answer> byDistance = new ArrayList<>(answers);
    byDistance.sort(Comparator.comparingInt(this::rank));
    return byDistance.subList(0, Math.min(MOST_SHOWN, byDistance.size()));
  }

  /** Of two that are equally far away, the one that can still be given is nearer. */
  private int rank(Answer answer) {
    return 2 * answer.to().distance(order) + (answer.isUsedUp() ? 1 : 0);
  }

  private String verdict(Answer answer) {
    String differences = String.join(", ", answer.to().differences(order));
    if (!differences.isEmpty()) {
      return (!answer.isUsedUp() ? "" : answer.isRecorded() ? "given before; " : "answered before; ") + differences;
    }
    if (!answer.isUsedUp()) {
      return "would fit, but " + before(answer) + " first";
    }
    return answer.isRecorded()
        ? "given already, and there is no more of them"
        : "has answered " + times(answer.used()) + " already; say times(" + (answer.used() + 1) + ") or always()";
  }

  /** Of a recording, what must come before it: the part's own, or where all have their order whatever is open. */
  private String before(Answer answer) {
    return !answer.isRecorded()
        ? "the answers before it come"
        : answers.subList(0, answers.indexOf(answer)).stream()
            .filter(earlier -> earlier.isRecorded() && !earlier.isUsedUp())
            .min(Comparator.comparing(earlier -> !earlier.to().isAboutTheSame(order))).orElseThrow().to() + " comes";
  }

  private static String times(int count) {
    return count == 1 ? "once" : count + " times";
  }
}
