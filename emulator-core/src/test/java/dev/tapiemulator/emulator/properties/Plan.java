package dev.tapiemulator.emulator.properties;

import dev.tapiemulator.emulator.choice.ChoiceFamily;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Everything that decides a random run.
 *
 * @param actions the steps, in order
 * @param disabled kinds that this run leaves out, so that the others meet in unusual company
 * @param deviations choices that are not ordinary: value by position
 * @param families what is asked for an outcome at all
 */
record Plan(
    List<Action> actions, Set<ActionKind> disabled, Map<Integer, Integer> deviations, Set<ChoiceFamily> families) {

  /** The steps that are taken. */
  List<Action> enabled() {
    return actions.stream().filter(action -> !disabled.contains(action.kind())).toList();
  }

  @Override
  public String toString() {
    return "actions " + enabled() + ", deviations " + new TreeMap<>(deviations) + ", families " + families;
  }
}
