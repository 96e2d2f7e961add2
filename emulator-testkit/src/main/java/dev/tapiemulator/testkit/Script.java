package dev.tapiemulator.testkit;

import java.util.ArrayList;
import java.util.List;

/** The answers a phone was told, and which of them an order gets. */
final class Script {

  private final List<Answer> answers = new ArrayList<>();
  private final List<PhoneOrder> orders = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private boolean inOrder;

  Answer add(Answer answer) {
    answers.add(answer);
    return answer;
  }

  void keepOrder() {
    inOrder = true;
  }

  List<PhoneOrder> orders() {
    return List.copyOf(orders);
  }

  /** Answers that nobody has asked for yet. */
  List<Answer> unused() {
    return answers.stream().filter(answer -> answer.used() == 0).toList();
  }

  /** What was asked for and had no answer, each with what was nearest. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** The answer to an order, used up by it; an {@link UnscriptedOrder} when there is none. */
  Answer answerTo(String phone, PhoneOrder order) {
    orders.add(order);
    for (Answer answer : answers) {
      if (answer.isUsedUp()) {
        continue;
      }
      if (answer.to().matches(order)) {
        return answer.use();
      }
      if (inOrder) {
        break;
      }
    }
    complaints.add(complaint(phone, order));
    throw new UnscriptedOrder(complaints.get(complaints.size() - 1));
  }

  /** As a phone that has just left the factory. */
  void forget() {
    answers.clear();
    inOrder = false;
    orders.clear();
    complaints.clear();
  }

  private String complaint(String phone, PhoneOrder order) {
    StringBuilder text = new StringBuilder(phone + " was not told how to answer " + order);
    Answer nearest = nearest(order);
    boolean first = true;
    for (Answer answer : answers) {
      text.append("\n  ").append(answer.to()).append(": ").append(verdict(answer, order, first))
          .append(answer == nearest ? "  <- nearest" : "");
      first &= answer.isUsedUp();
    }
    return text.append(answers.isEmpty() ? "\n  it was told nothing at all" : "")
        .append("\n  tell it before the call: phone.answers(").append(order.wording()).append(")").toString();
  }

  private String verdict(Answer answer, PhoneOrder order, boolean first) {
    String differences = String.join(", ", answer.to().differences(order));
    if (!differences.isEmpty()) {
      return (answer.isUsedUp() ? "answered before; " : "") + differences;
    }
    return answer.isUsedUp()
        ? "has answered " + times(answer.used()) + " already; say times(" + (answer.used() + 1) + ") or always()"
        : first ? "is next" : "would fit, but the answers before it come first";
  }

  private static String times(int count) {
    return count == 1 ? "once" : count + " times";
  }

  private Answer nearest(PhoneOrder order) {
    Answer nearest = null;
    for (Answer answer : answers) {
      if (nearest == null || rank(answer, order) < rank(nearest, order)) {
        nearest = answer;
      }
    }
    return nearest;
  }

  /** Of two that are equally far away, the one that can still be given is nearer. */
  private static int rank(Answer answer, PhoneOrder order) {
    return 2 * answer.to().distance(order) + (answer.isUsedUp() ? 1 : 0);
  }
}
