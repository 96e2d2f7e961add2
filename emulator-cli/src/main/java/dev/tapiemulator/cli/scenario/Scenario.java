package dev.tapiemulator.cli.scenario;

import dev.tapiemulator.emulator.PhoneCatalogue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A scenario that has been read completely, so that nothing runs when a line is wrong.
 *
 * @param file how the user named the file
 * @param steps its lines in order
 * @param touchedPhones the device ids of the phones that it does something to, other than by calls
 */
public record Scenario(String file, List<Step> steps, Set<Integer> touchedPhones) {

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int LARGEST_BYTES = 1 << 24;

  public Scenario {
    steps = List.copyOf(steps);
    touchedPhones = Set.copyOf(touchedPhones);
  }

  /** Reads a file in UTF-8, with LF or CRLF, with or without a byte order mark. */
  public static Scenario read(String file, Path path, Supplier<PhoneCatalogue> catalogue) throws ScenarioError {
    return parse(file, text(file, bytes(file, path)), path.toAbsolutePath().getParent(), catalogue);
  }

  private static byte[] bytes(String file, Path path) throws ScenarioError {
    Position start = new Position(file, 1, 1);
    try (InputStream source = Files.newInputStream(path)) {
      byte[] bytes = source.readNBytes(LARGEST_BYTES + 1); // a device file may never end
      if (bytes.length > LARGEST_BYTES) {
        throw start.error("expected a scenario of at most " + LARGEST_BYTES + " bytes");
      }
      return bytes;
    } catch (IOException unreadable) {
      String found = Files.isDirectory(path) ? "a folder" : Files.exists(path) ? "an unreadable file" : "no file";
      throw start.error("expected a scenario, found " + found);
    }
  }

  private static String text(String file, byte[] bytes) throws ScenarioError {
    CharBuffer read = CharBuffer.allocate(bytes.length);
    boolean valid = !StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), read, true).isError();
    String text = read.flip().toString();
    if (!valid) {
      int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
      throw new Position(file, line, text.length() - text.lastIndexOf('\n')).error("expected text in UTF-8");
    }
    return text;
  }

  /** Reads a scenario from memory. */
  public static Scenario parse(String file, String text, Path folder, Supplier<PhoneCatalogue> catalogue)
      throws ScenarioError {
    ScenarioParser parser = new ScenarioParser(file, folder, catalogue);
    List<Step> steps = new ArrayList<>();
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    String[] lines = text.substring(marked ? 1 : 0).split("\n", -1);
    String line = "";
    for (int i = 0; i < lines.length; i++) {
      line = lines[i].endsWith("\r") ? lines[i].substring(0, lines[i].length() - 1) : lines[i];
      parser.parse(i + 1, line).ifPresent(steps::add);
    }
    parser.end(lines.length, line.length() + 1);
    return new Scenario(file, steps, parser.touchedPhones());
  }
}
