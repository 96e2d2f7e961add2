package dev.tapiemulator.emulator.properties;

import dev.tapiemulator.emulator.choice.ChoiceFamily;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Random runs that the oracle judges: no reply after close, at most one reply and exactly one completion a request, one
 * owner, no stale handle, documented codes only, replies after returns, messages in order, an up for every down.
 */
class OraclePropertiesTest {

  @Property(seed = "1", edgeCases = EdgeCasesMode.NONE)
  void everyRun_agreesWithTheOracle(@ForAll("ordinary") Plan plan) {
    Lab.judge(plan);
  }

  @Provide
  Arbitrary<Plan> ordinary() {
    return Plans.with(ChoiceFamily.ORDER, ChoiceFamily.TIMING);
  }

  @Property(seed = "1", edgeCases = EdgeCasesMode.NONE)
  void everyRunWithErrors_agreesWithTheOracle(@ForAll("withErrors") Plan plan) {
    Lab.judge(plan);
  }

  @Provide
  Arbitrary<Plan> withErrors() {
    return Plans.with(ChoiceFamily.ORDER, ChoiceFamily.TIMING, ChoiceFamily.ERRORS);
  }

  @Property(seed = "1", edgeCases = EdgeCasesMode.NONE)
  void everyRunWithIncidents_agreesWithTheOracle(@ForAll("withIncidents") Plan plan) {
    Lab.judge(plan);
  }

  @Property(seed = "1", edgeCases = EdgeCasesMode.NONE)
  void everyRunWithoutJournal_agreesWithTheOracle(@ForAll("withIncidents") Plan plan) {
    Lab.judgeWithoutJournal(plan);
  }

  @Provide
  Arbitrary<Plan> withIncidents() {
    return Plans.with(
        ChoiceFamily.ORDER,
        ChoiceFamily.TIMING,
        ChoiceFamily.FORCED_CLOSE,
        ChoiceFamily.REMOVAL,
        ChoiceFamily.SUSPENSION);
  }
}
