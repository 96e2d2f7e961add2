package dev.tapiemulator.cli;

import dev.tapiemulator.cli.card.MatrixJson;
import dev.tapiemulator.cli.card.MatrixTable;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.testkit.matrix.DocumentedError;
import dev.tapiemulator.testkit.matrix.ErrorMatrix;
import dev.tapiemulator.testkit.matrix.Provocation;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code matrix}: provokes every documented error of every function, and prints what came back. */
@Command(
    name = "matrix",
    description = "Provokes every documented error of every function, as its result and in its reply.",
    mixinStandardHelpOptions = true)
final class MatrixCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(arity = "0..*", paramLabel = "FUNCTION", description = "only these, such as phoneSetData")
  private List<String> names = List.of();

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  MatrixCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    List<Provocation> matrix;
    try {
      matrix = ErrorMatrix.run(functions());
    } catch (BadInput unknown) {
      terminal.err().println(unknown.getMessage());
      return TapiEmulator.BAD_INPUT;
    }
    if (json) {
      MatrixJson.write(matrix, terminal.out());
    } else {
      terminal.out().print(MatrixTable.of(matrix));
    }
    terminal.out().flush();
    return exitCode(matrix);
  }

  static int exitCode(List<Provocation> matrix) {
    return matrix.stream().allMatch(Provocation::cameOut) ? TapiEmulator.PASSED : TapiEmulator.FAILED;
  }

  private List<PhoneFunction> functions() throws BadInput {
    if (names.isEmpty()) {
      return List.of(PhoneFunction.values());
    }
    Set<PhoneFunction> functions = new LinkedHashSet<>();
    for (String name : names) {
      try {
        functions.add(DocumentedError.of(name).get(0).function());
      } catch (IllegalArgumentException unknown) {
        throw new BadInput(unknown.getMessage());
      }
    }
    return List.copyOf(functions);
  }
}
