package dev.tapiemulator.emulator.threads;

import dev.tapiemulator.emulator.choice.Choices;
import dev.tapiemulator.emulator.choice.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Choices that are ordinary but for who goes on next, which the test answers question by question. */
final class NextThread implements Choices {

  /** How many threads each question was about. */
  final List<Integer> bounds = new ArrayList<>();
  /** Whether the answers are followed; the ordinary one is given while not. */
  boolean isFollowed = true;

  private final IntUnaryOperator answers;
  private int followed;
  private boolean passes;

  private NextThread(IntUnaryOperator answers) {
    this.answers = answers;
  }

  /** The same answer to every question. */
  static NextThread always(int answer) {
    return new NextThread(question -> answer);
  }

  /** These answers to the first questions that are followed, and the ordinary one after them. */
  static NextThread answering(int... list) {
    return new NextThread(question -> question < list.length ? list[question] : 0);
  }

  /** The next question is answered with 1, whatever the list says. */
  void passOnce() {
    passes = true;
  }

  @Override
  public int choose(Decision decision, int bound) {
    if (decision != Decision.NEXT_THREAD) {
      return 0;
    }
    bounds.add(bound);
    if (passes) {
      passes = false;
      return 1;
    }
    return isFollowed ? Math.min(answers.applyAsInt(followed++), bound - 1) : 0;
  }
}
