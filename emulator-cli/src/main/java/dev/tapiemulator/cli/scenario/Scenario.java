package dev.tapiemulator.cli.scenario;

import dev.tapiemulator.emulator.PhoneCatalogue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A scenario that has been read completely, so that nothing runs when a line is wrong.
 *
 * @param file how the user named the file
 * @param steps its lines in order
 */
public record Scenario(String file, List<Step> steps) {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  public Scenario {
    steps = List.copyOf(steps);
  }

  /** Reads a file in UTF-8, with LF or CRLF, with or without a byte order mark. */
  public static Scenario read(String file, Path path, Supplier<PhoneCatalogue> catalogue) throws ScenarioError {
    Position start = new Position(file, 1, 1);
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(path);
    } catch (IOException e) {
      throw start.error("expected a scenario, found " + (Files.isDirectory(path) ? "a folder" : "no file"));
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      Path folder = path.toAbsolutePath().getParent();
      return parse(file, text, folder, catalogue);
    } catch (CharacterCodingException e) {
      throw start.error("expected text in UTF-8");
    }
  }

  /** Reads a scenario from memory. */
  public static Scenario parse(String file, String text, Path folder, Supplier<PhoneCatalogue> catalogue)
      throws ScenarioError {
    ScenarioParser parser = new ScenarioParser(file, folder, catalogue);
    List<Step> steps = new ArrayList<>();
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    String[] lines = text.substring(marked ? 1 : 0).split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].endsWith("\r") ? lines[i].substring(0, lines[i].length() - 1) : lines[i];
      parser.parse(i + 1, line).ifPresent(steps::add);
    }
    return new Scenario(file, steps);
  }
}
