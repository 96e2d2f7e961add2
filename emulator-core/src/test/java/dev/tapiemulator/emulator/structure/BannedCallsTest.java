package dev.tapiemulator.emulator.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Nothing in the product reads a clock, an unseeded random number, an identity or the order of an unordered collection,
 * and nothing sleeps: two runs with the same choices are the same run. What is used all the same, and harmless, stands
 * in {@code structure/allowed.txt} with the reason.
 */
class BannedCallsTest {

  /** Time, chance and threads, which nothing may touch: types, and calls by their last two names. */
  private static final Pattern EVERYWHERE = Pattern.compile("""
      (?x) Random | SecureRandom | ThreadLocalRandom | SplittableRandom | Math\\.random | UUID\\.randomUUID
      | System\\. (currentTimeMillis|nanoTime|identityHashCode)
      | Clock | Instant | LocalDate | LocalTime | LocalDateTime | ZonedDateTime | OffsetDateTime | Date | Calendar
      | Thread | ThreadLocal | Executors | \\w*ExecutorService | CompletableFuture | ForkJoinPool | Timer | TimerTask
      | \\w+\\. (parallelStream|parallel|sleep|wait|notify|notifyAll)""");

  /** Collections without an order of their own, and what belongs to a program: nothing for a library. */
  private static final Pattern IN_LIBRARIES = Pattern.compile("""
      (?x) (Weak|Identity|Concurrent)? Hash (Map|Set|table|Multimap|Multiset|BiMap|BasedTable)
      | (Set|Map)\\. (of|ofEntries|copyOf)
      | Collectors\\. (toSet|toMap|toUnmodifiableSet|toUnmodifiableMap|groupingBy|partitioningBy)
      | System\\. (out|err|in|console|exit|getenv|getProperty|lineSeparator)
      | ProcessHandle | Runtime\\.\\w+ | \\w+\\.printStackTrace""");

  private static final String PROGRAM = "emulator-cli";

  @Test
  void product_usesNothingBannedButWhatIsAllowedWithAReason() {
    Set<String> allowed = new TreeSet<>(allowed());
    List<String> found = new ArrayList<>();
    for (Source source : Source.main()) {
      eachName(source, (node, name) -> {
        String use = source.file().getFileName() + " | " + name;
        if (isBanned(source, name) && !allowed.contains(use)) {
          found.add(source.at(node) + ": " + name);
        }
      });
    }
    assertEquals("", String.join("\n", found));
  }

  @Test
  void allowed_isStillUsed() {
    Set<String> unused = new TreeSet<>(allowed());
    for (Source source : Source.main()) {
      eachName(source, (node, name) -> unused.remove(source.file().getFileName() + " | " + name));
    }
    assertEquals(Set.of(), unused);
  }

  private static boolean isBanned(Source source, String name) {
    boolean isLibrary = !source.module().equals(PROGRAM);
    return EVERYWHERE.matcher(name).matches() || isLibrary && IN_LIBRARIES.matcher(name).matches();
  }

  /** Every simple name, and every pair of names joined by a dot, that a file uses. */
  private static void eachName(Source source, BiConsumer<Tree, String> action) {
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitImport(ImportTree node, Void nothing) {
        return node.isStatic() ? super.visitImport(node, nothing) : null; // an import alone does nothing
      }

      @Override
      public Void visitIdentifier(IdentifierTree node, Void nothing) {
        action.accept(node, node.getName().toString());
        return null;
      }

      @Override
      public Void visitMemberSelect(MemberSelectTree node, Void nothing) {
        String owner = node.getExpression().toString().replaceAll("(?s)^.*[.)\\s]", "");
        action.accept(node, (owner.isEmpty() ? "it" : owner) + "." + node.getIdentifier());
        action.accept(node, node.getIdentifier().toString());
        return super.visitMemberSelect(node, nothing);
      }
    }.scan(source.tree(), null);
  }

  private static List<String> allowed() {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(
        BannedCallsTest.class.getResourceAsStream("/structure/allowed.txt"), StandardCharsets.UTF_8))) {
      return lines.lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(line -> line.split(" *\\| *", 3))
          .map(cells -> cells[0] + " | " + cells[1])
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
