package dev.tapiemulator.cli;

import dev.tapiemulator.cli.card.MatrixJson;
import dev.tapiemulator.cli.card.MatrixTable;
import dev.tapiemulator.cli.words.Suggestion;
import dev.tapiemulator.emulator.spec.PhoneFunction;
import dev.tapiemulator.testkit.matrix.ErrorMatrix;
import dev.tapiemulator.testkit.matrix.Provocation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
    List<PhoneFunction> functions = new ArrayList<>();
    for (String name : names) {
      Optional<PhoneFunction> function = PhoneFunction.named(name);
      if (function.isEmpty()) {
        List<String> known = Arrays.stream(PhoneFunction.values()).map(PhoneFunction::headerName).toList();
        throw new BadInput("no function is called \"" + name + "\"" + Suggestion.of(name, known));
      }
      if (!functions.contains(function.get())) {
        functions.add(function.get());
      }
    }
    return functions;
  }
}
