package dev.tapiemulator.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The answers a phone was told, those it was recorded to give, and which of them an order gets. */
final class Script {

  private final List<Answer> told = new ArrayList<>();
  private final List<Answer> recorded = new ArrayList<>();
  private final List<PhoneOrder> orders = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private boolean inOrder;
  private boolean ofRecording;

  Answer add(Answer answer) {
    told.add(answer);
    return answer;
  }

  void record(List<Answer> answers) {
    recorded.clear();
    recorded.addAll(answers);
    ofRecording = true;
  }

  void keepOrder() {
    inOrder = true;
  }

  List<PhoneOrder> orders() {
    return List.copyOf(orders);
  }

  /** Answers that nobody has asked for yet. */
  List<Answer> unused() {
    return all().filter(answer -> answer.used() == 0).toList();
  }

  /** What was asked for and had no answer, each with what was nearest. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** The answer to an order, used up by it; an {@link UnscriptedOrder} when there is none. */
  Answer answerTo(String phone, PhoneOrder order) {
    orders.add(order);
    Answer answer = next(told, order);
    if (answer == null) {
      answer = next(recorded, order);
    }
    if (answer == null) {
      NearMiss miss = new NearMiss(phone, order, all().toList(), ofRecording);
      throw complain(miss.what(), miss.advice());
    }
    return answer.use();
  }

  /** The first that fits, unless it must wait for one before it; null for none. */
  private Answer next(List<Answer> answers, PhoneOrder order) {
    for (Answer answer : answers) {
      if (!answer.isUsedUp()) {
        if (answer.to().matches(order)) {
          return answer;
        }
        if (inOrder || answer.isRecorded() && answer.to().isAboutTheSame(order)) {
          return null;
        }
      }
    }
    return null;
  }

  /** Notes that something had no answer. */
  UnscriptedOrder complain(String what, String advice) {
    UnscriptedOrder order = new UnscriptedOrder(what, advice);
    complaints.add(order.getMessage());
    return order;
  }

  /** As a phone that has just left the factory, or begins its recording again. */
  void forget() {
    told.clear();
    recorded.forEach(Answer::takeBack);
    inOrder = false;
    orders.clear();
    complaints.clear();
  }

  private Stream<Answer> all() {
    return Stream.concat(told.stream(), recorded.stream());
  }
}
