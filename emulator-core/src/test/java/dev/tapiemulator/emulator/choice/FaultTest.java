package dev.tapiemulator.emulator.choice;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.PhoneErr;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What can be planned, and its written form. */
class FaultTest {

  private static Fault fault(FaultKind kind, PhoneFunction function, int code) {
    return new Fault(kind, function, Fault.ANY_DEVICE, 1, code, 0);
  }

  @Test
  void codesAreThoseOfTheFunctionsPageOrDeviceSpecific() {
    for (PhoneFunction function : PhoneFunction.values()) {
      for (PhoneErr error : PhoneErr.values()) {
        boolean documented = function.documented().contains(error);
        if (documented) {
          fault(FaultKind.REFUSE, function, error.value());
        } else {
          assertThrows(IllegalArgumentException.class, () -> fault(FaultKind.REFUSE, function, error.value()));
        }
      }
      assertDoesNotThrow(() -> fault(FaultKind.REFUSE, function, 0xC0000001));
    }
  }

  @Test
  void codeForAnyFunctionIsOneThatSomeFunctionCanGive() {
    assertDoesNotThrow(() -> fault(FaultKind.REFUSE, null, PhoneErr.INVALAPPNAME.value()));
    assertThrows(IllegalArgumentException.class, () -> fault(FaultKind.FAIL_REPLY, null, PhoneErr.INVALAPPNAME.value()));
    assertThrows(IllegalArgumentException.class, () -> fault(FaultKind.REFUSE, null, 0x80000001));
    assertThrows(IllegalArgumentException.class, () -> fault(FaultKind.REFUSE, null, 5));
    assertThrows(IllegalArgumentException.class, () -> fault(FaultKind.REFUSE, null, 0));
  }

  @Test
  void whatNeedsARequestNeedsAnAsynchronousFunction() {
    for (FaultKind kind : FaultKind.values()) {
      int code = kind.needsCode() ? PhoneErr.NOMEM.value() : 0;
      boolean onlyRequests = !List.of(FaultKind.REFUSE, FaultKind.RECLAIM, FaultKind.REMOVE, FaultKind.SUSPEND).contains(kind);
      assertEquals(onlyRequests, kind.needsRequest(), kind::name);
      assertDoesNotThrow(() -> fault(kind, PhoneFunction.PHONE_SET_DATA, code));
      if (onlyRequests) {
        assertThrows(IllegalArgumentException.class, () -> fault(kind, PhoneFunction.PHONE_OPEN, code), kind::name);
      } else {
        assertDoesNotThrow(() -> fault(kind, PhoneFunction.PHONE_OPEN, code));
      }
    }
  }

  @Test
  void countsDevicesAndTimesAreInRange() {
    PhoneFunction any = null;
    assertThrows(IllegalArgumentException.class, () -> new Fault(FaultKind.RECLAIM, any, 0, 0, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Fault(FaultKind.RECLAIM, any, -2, 1, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Fault(FaultKind.LATENCY, any, 0, 1, 0, -1));
  }

  @Property(seed = "1")
  void parse_readsWhatToStringWrites(@ForAll("faults") Fault fault) {
    assertEquals(fault, Fault.parse(fault.toString()));
  }

  @Test
  void parse_refusesWhatIsNoFunctionAndNoCode() {
    assertEquals(PhoneErr.NOMEM.value(), Fault.parse("REFUSE,phoneOpen,*,1,0x9000001A,0").code());
    for (String wrong : List.of("REFUSE,phoneOpen,*,1,0x19000001A,0", "REFUSE,phoneNothing,*,1,0x90000018,0", "", "REFUSE")) {
      assertThrows(IllegalArgumentException.class, () -> Fault.parse(wrong), wrong);
    }
  }

  @Property(seed = "1")
  void parse_ofAnyTextThrowsNothingButIllegalArgument(@ForAll String text) {
    parseOrRefuse(text);
  }

  @Property(seed = "1")
  void parse_ofASpoiltFaultThrowsNothingButIllegalArgument(
      @ForAll("faults") Fault fault, @ForAll("spoilings") String put, @ForAll int where, @ForAll boolean instead) {
    String text = fault.toString();
    int at = Math.floorMod(where, text.length());
    parseOrRefuse(text.substring(0, at) + put + text.substring(instead ? at + 1 : at));
  }

  private static void parseOrRefuse(String text) {
    try {
      Fault parsed = Fault.parse(text);
      assertEquals(parsed, Fault.parse(parsed.toString()));
    } catch (IllegalArgumentException expected) {
      assertTrue(expected.getMessage() != null && !expected.getMessage().isEmpty());
    }
  }

  @Provide
  Arbitrary<String> spoilings() {
    return Arbitraries.of("", ",", "*", "-", "0x", "9999999999", "99999999999999999999", "\u0000", "phone", "_", " ");
  }

  @Provide
  Arbitrary<Fault> faults() {
    return Combinators.combine(
            Arbitraries.of(FaultKind.values()),
            Arbitraries.of(PhoneFunction.values()).injectNull(0.3),
            Arbitraries.integers().between(Fault.ANY_DEVICE, 9),
            Arbitraries.integers().between(1, Integer.MAX_VALUE),
            Arbitraries.integers().between(0, 99),
            Arbitraries.longs().between(0, Long.MAX_VALUE))
        .as(FaultTest::possible);
  }

  private static Fault possible(FaultKind kind, PhoneFunction function, int device, int nth, int error, long millis) {
    PhoneFunction called = kind.needsRequest() && function != null && !function.isAsync() ? null : function;
    List<PhoneErr> codes = (called == null ? PhoneFunction.PHONE_SET_DATA : called).documented();
    return new Fault(kind, called, device, nth, kind.needsCode() ? codes.get(error % codes.size()).value() : 0, millis);
  }
}
