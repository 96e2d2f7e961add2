package dev.tapiemulator.cli.card;

import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.tapi.PhoneErr;
import dev.tapiemulator.testkit.matrix.DocumentedError.Place;
import dev.tapiemulator.testkit.matrix.Means;
import dev.tapiemulator.testkit.matrix.Provocation;
import java.util.List;

/** The error matrix for people: by function and by how each error was provoked, one line for each, then totals. */
public final class MatrixTable {

  private static final String PREFIX = "PHONEERR_";

  private final List<Provocation> matrix;
  private final StringBuilder text = new StringBuilder();

  private MatrixTable(List<Provocation> matrix) {
    this.matrix = matrix;
  }

  /** The whole table. */
  public static String of(List<Provocation> matrix) {
    return new MatrixTable(matrix).table();
  }

  private String table() {
    matrix.stream().map(attempt -> attempt.pair().function()).distinct().forEach(this::function);
    for (Place place : Place.values()) {
      total(place);
    }
    return text.toString();
  }

  private void function(PhoneFunction function) {
    text.append(function.headerName()).append('\n');
    for (Place place : Place.values()) {
      for (Means means : Means.values()) {
        List<Provocation> group = matrix.stream()
            .filter(attempt -> attempt.pair().function() == function)
            .filter(attempt -> attempt.pair().place() == place && attempt.means() == means)
            .toList();
        if (!group.isEmpty()) {
          text.append("  ").append(heading(place, means)).append('\n');
          group.forEach(this::line);
        }
      }
    }
    text.append('\n');
  }

  private static String heading(Place place, Means means) {
    String where = place == Place.REFUSAL ? "returned" : "in the reply";
    return where + (means == Means.STATE ? ", led to by a state" : ", brought by the fault plan");
  }

  private void line(Provocation attempt) {
    String error = attempt.pair().error().name();
    String cameBack = attempt.cameBack().isEmpty()
        ? "no reply"
        : String.format("0x%08X", attempt.cameBack().getAsInt());
    text.append(String.format("    %-22s  %-10s  %s\n", error, cameBack, attempt.how()));
    if (!attempt.cameOut()) {
      text.append(String.format("    %-22s  %s\n", "NOT " + error, "but " + nameOf(attempt)));
    }
  }

  private static String nameOf(Provocation attempt) {
    return attempt.cameBack().isEmpty()
        ? "nothing"
        : PhoneErr.nameOf(attempt.cameBack().getAsInt()).replace(PREFIX, "");
  }

  private void total(Place place) {
    List<Provocation> all = matrix.stream().filter(attempt -> attempt.pair().place() == place).toList();
    List<Provocation> came = all.stream().filter(Provocation::cameOut).toList();
    long byState = came.stream().filter(attempt -> attempt.means() == Means.STATE).count();
    text.append(String.format("%-13s %3d of %3d came out: %d by state, %d by injection\n",
        place == Place.REFUSAL ? "returned:" : "in the reply:", came.size(), all.size(), byState,
        came.size() - byState));
  }
}
