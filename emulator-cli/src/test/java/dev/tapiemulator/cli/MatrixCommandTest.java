package dev.tapiemulator.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tapiemulator.cli.card.MatrixJson;
import dev.tapiemulator.cli.card.MatrixTable;
import dev.tapiemulator.cli.card.PlainJson;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.PhoneErr;
import dev.tapiemulator.tapi.Tapi;
import dev.tapiemulator.testkit.matrix.DocumentedError;
import dev.tapiemulator.testkit.matrix.DocumentedError.Place;
import dev.tapiemulator.testkit.matrix.Means;
import dev.tapiemulator.testkit.matrix.Provocation;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** {@code matrix}: what it prints, and its exit code. */
class MatrixCommandTest {

  @Test
  void matrix_provokesEveryPair() {
    ProgramRun run = ProgramRun.of("matrix");
    List<String> lines = run.out().lines().toList();
    assertEquals(0, run.exitCode());
    assertEquals("", run.err());
    assertEquals(
        List.of(
            "returned:     290 of 290 came out: 256 by state, 34 by injection",
            "in the reply:  84 of  84 came out: 50 by state, 34 by injection"),
        lines.subList(lines.size() - 2, lines.size()));
    assertEquals(374, lines.stream().filter(line -> line.matches("    [A-Z]+ .*")).count());
    assertEquals(List.of(), lines.stream().filter(line -> line.length() > 80).toList());
  }

  @Test
  void matrix_showsTheFunctionsThatAreNamed() {
    assertEquals("""
        phoneShutdown
          returned, led to by a state
            INVALAPPHANDLE          0x90000007  this application has shut down
            UNINITIALIZED           0x90000022  every application has shut down
          returned, brought by the fault plan
            NOMEM                   0x9000001A  the fault plan refuses the call
            RESOURCEUNAVAIL         0x9000001F  the fault plan refuses the call

        returned:       4 of   4 came out: 2 by state, 2 by injection
        in the reply:   0 of   0 came out: 0 by state, 0 by injection
        """, ProgramRun.of("matrix", "phoneShutdown", "phoneShutdown").out());
  }

  @Test
  void matrix_ofAnUnknownFunction_namesTheNearestAndRunsNothing() {
    ProgramRun run = ProgramRun.of("matrix", "phoneSetData", "setLamp");
    assertEquals(2, run.exitCode());
    assertEquals("", run.out());
    assertTrue(run.err().contains("no function is called \"setLamp\" (did you mean phoneSetLamp?)"), run.err());
  }

  @Test
  void guide_showsWhatIsPrinted() throws IOException {
    String guide = Files.readString(Path.of("../docs/testing-errors.md"));
    String shown = ProgramRun.of("matrix", "phoneDevSpecific").out();
    assertTrue(guide.contains("$ tapi-emulator matrix phoneDevSpecific\n" + shown + "```"), shown);
  }

  @Test
  void json_saysTheSameAsTheTable() throws IOException {
    ProgramRun run = ProgramRun.of("matrix", "--json", "phoneGetIconW", "phoneSetRing");
    assertEquals(0, run.exitCode());
    Map<String, Object> object = PlainJson.object(run.out());
    assertEquals(8 + 9 + 9, ((List<?>) object.get("pairs")).size());
    assertEquals(
        "{function=phoneGetIcon, error=PHONEERR_BADDEVICEID, place=refusal, by=state,"
            + " how=there is no phone of that id, cameBack=PHONEERR_BADDEVICEID, cameOut=true}",
        ((List<?>) object.get("pairs")).get(0).toString());
    assertTrue(object.get("totals").toString().contains("reply={pairs=9, cameOut=9, state=6, injection=3}"), run.out());
  }

  // ---- a pair that did not come out

  private static final List<Provocation> FAILED = List.of(
      attempt(OptionalInt.of(Tapi.PHONEERR_NOMEM)), attempt(OptionalInt.of(0)), attempt(OptionalInt.empty()));

  private static Provocation attempt(OptionalInt cameBack) {
    DocumentedError pair = new DocumentedError(PhoneFunction.PHONE_SET_DATA, PhoneErr.NOMEM, Place.REPLY);
    return new Provocation(pair, Means.STATE, "the phone is full", cameBack, null);
  }

  @Test
  void pairThatDidNotComeOut_standsOutAndEndsWithOne() {
    assertEquals("""
        phoneSetData
          in the reply, led to by a state
            NOMEM                   0x9000001A  the phone is full
            NOMEM                   0x00000000  the phone is full
            NOT NOMEM               but 0
            NOMEM                   no reply    the phone is full
            NOT NOMEM               but nothing

        returned:       0 of   0 came out: 0 by state, 0 by injection
        in the reply:   1 of   3 came out: 1 by state, 0 by injection
        """, MatrixTable.of(FAILED));
    assertEquals(1, MatrixCommand.exitCode(FAILED));
    assertEquals(0, MatrixCommand.exitCode(FAILED.subList(0, 1)));
  }

  @Test
  void pairThatDidNotComeOut_isFalseInJson() throws IOException {
    StringWriter out = new StringWriter();
    MatrixJson.write(FAILED, out);
    Map<String, Object> object = PlainJson.object(out.toString());
    assertTrue(((List<?>) object.get("pairs")).get(2).toString().contains("cameBack=null, cameOut=false"));
    assertTrue(object.get("totals").toString().contains("reply={pairs=3, cameOut=1, state=1, injection=0}"));
  }
}
