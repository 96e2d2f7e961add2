package dev.tapiemulator.testkit.bugs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.tapiemulator.spi.PhoneDeviceModel;
import dev.tapiemulator.testkit.bugs.BuggyPhone.Bug;
import dev.tapiemulator.testkit.junit.DeviceModelContract;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Bugs known from real device code: the contract names each, and has nothing against the corrected phone. */
class DeviceBugsTest {

  private static final ThreadLocal<Bug[]> UNDER_TEST = ThreadLocal.withInitial(() -> new Bug[0]);

  /** The contract on the phone that is under test now. */
  static final class Contract extends DeviceModelContract {
    @Override
    protected PhoneDeviceModel newPhone() {
      return new BuggyPhone(UNDER_TEST.get());
    }
  }

  private static Set<String> failing(Bug... bugs) {
    UNDER_TEST.set(bugs);
    try {
      Events tests = EngineTestKit.engine("junit-jupiter").selectors(selectClass(Contract.class)).execute()
          .testEvents();
      assertTrue(tests.started().count() > 0);
      Set<String> names = new TreeSet<>();
      tests.failed().stream().forEach(event -> names.add(event.getTestDescriptor().getDisplayName()));
      return names;
    } finally {
      UNDER_TEST.remove();
    }
  }

  /** So that no test of the contract is there that nothing can fail. */
  @Test
  void everyTestOfTheContract_failsForSomeBug() {
    Set<String> failing = new TreeSet<>();
    for (Bug bug : Bug.values()) {
      failing.addAll(failing(bug));
    }
    Set<String> all = new TreeSet<>();
    for (Method method : DeviceModelContract.class.getDeclaredMethods()) {
      if (method.isAnnotationPresent(Test.class)) {
        all.add(method.getName() + "()");
      }
    }
    assertEquals(all, failing);
  }

  @Test
  void correctedPhone_keepsTheContract() {
    assertEquals(Set.of(), failing());
  }

  @ParameterizedTest
  @CsvSource({
    "ONE_DATA_ID_TOO_MANY, dataIds_endBelowTheNumberDeclared",
    "ONE_ROW_TOO_MANY, positions_endBelowTheNumberDeclared",
    "ONE_COLUMN_TOO_MANY, positions_endBelowTheNumberDeclared",
    "PROCESSING_STATE_AS_MODE, hookSwitches_areInModesThatTheyDeclare",
    "HOOKSWITCH_MASKS_MIXED_UP, hookSwitch_isPutIntoTheModeAskedFor",
    "CLOSES_BEFORE_COMPLETING, phoneTakenAway_settlesEverythingFirst",
    "STATE_DROPPED, changes_areReported",
    "DOUBLE_COMPLETION, everyRequest_isCompletedExactlyOnce",
    "COMPLETION_AFTER_CLOSE, close_settlesEverythingBeforeItReturns",
    "LINE_ERROR_CODES, everyRequest_isCompletedExactlyOnce",
    "UP_FORGOTTEN, everyDown_isFollowedByItsUp",
    "REFUSES_AND_DOES_IT, refusedRequest_changesNothingAndIsNotCompleted",
    "REFUSES_AND_TELLS, refusedRequest_changesNothingAndIsNotCompleted",
    "REFUSES_WITH_LINE_CODE, positions_endBelowTheNumberDeclared",
    "HOOKSWITCH_UNCHECKED, positions_endBelowTheNumberDeclared",
    "REPORTS_WHEN_CLOSED, close_isFollowedByNoReport",
    "REPORTS_AT_THE_END, close_isFollowedByNoReport",
    "CLOSED_FOR_EVER, phoneOpenedAgain_worksAsBefore",
    "LEVEL_OUT_OF_RANGE, levels_areReadBackInRange",
    "DISPLAY_OVERFLOWS, structures_canBeReadInEveryVersion",
    "ONE_DATA_ID_TOO_FEW, dataIds_endBelowTheNumberDeclared",
    "NEVER_COMPLETES, everyRequest_isCompletedExactlyOnce",
    "ZERO_FOR_ACCEPTED, everyRequest_isCompletedExactlyOnce"})
  void bug_isNamed(Bug bug, String test) {
    Set<String> failing = failing(bug);
    assertTrue(failing.contains(test + "()"), failing::toString);
  }
}
