package dev.tapiemulator.emulator.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;

/** What the project asks of every file it has. */
class SourceRulesTest {

  /** The style asks for 120; a few columns more are no reason to fail a build. */
  private static final int LONGEST_LINE = 130;
  private static final int LONGEST_FILE = 450;

  /** Catalogues: one entry after another, better found in one place than divided. */
  private static final Set<String> CATALOGUES = Set.of("PhoneFunction.java", "Rule.java", "ProcessTapi32.java");

  /** Classes that others extend: failures that a program may tell apart. */
  private static final Set<String> EXTENDED = Set.of("EmulatorFailure");

  private static final Set<Modifier> CLOSING = Set.of(Modifier.FINAL, Modifier.ABSTRACT, Modifier.SEALED);

  private static final String TEST_ANNOTATION = "  @(Test|TestFactory|ParameterizedTest|Property|Example)\\b.*";

  private static final List<String> EMPTY_NAMES = List.of("Manager", "Helper", "Util", "Utils", "Impl");

  /** Written in two halves, so that this file has none. */
  private static final List<String> LEFTOVERS = List.of("TO" + "DO", "FIX" + "ME", "XX" + "X");

  @Test
  void modules_areAllLookedAt() {
    List<String> known = List.of("emulator-cli", "emulator-core", "emulator-journal", "emulator-spi", "emulator-testkit",
        "sample-devices");
    assertTrue(Source.modules().containsAll(known), Source.modules()::toString);
  }

  @Test
  void line_isNotTooLongAndHasNoTabs() {
    findsNothing(all(), (source, found) -> {
      for (int i = 0; i < source.lines().size(); i++) {
        String line = source.lines().get(i);
        if (line.length() > LONGEST_LINE || line.contains("\t") || line.endsWith(" ")) {
          found.add(source + ":" + (i + 1));
        }
      }
    });
  }

  @Test
  void file_isNotTooLong() {
    findsNothing(all(), (source, found) -> {
      if (source.lines().size() > LONGEST_FILE && !CATALOGUES.contains(source.file().getFileName().toString())) {
        found.add(source + ": " + source.lines().size() + " lines");
      }
    });
  }

  @Test
  void file_leavesNothingForLater() {
    findsNothing(all(), (source, found) -> {
      for (int i = 0; i < source.lines().size(); i++) {
        if (LEFTOVERS.stream().anyMatch(source.lines().get(i)::contains)) {
          found.add(source + ":" + (i + 1));
        }
      }
    });
  }

  @Test
  void file_endsWithOneLineBreakAndHasNoEmptyLinesInARow() {
    findsNothing(all(), (source, found) -> {
      for (int i = 1; i < source.lines().size(); i++) {
        boolean empty = source.lines().get(i).isEmpty();
        if (empty && (source.lines().get(i - 1).isEmpty() || i == source.lines().size() - 1)) {
          found.add(source + ":" + (i + 1));
        }
      }
    });
  }

  @Test
  void type_hasJavadoc() {
    findsNothing(Source.main(), (source, found) -> eachType(source, (path, type) -> {
      boolean topLevel = path.getParentPath().getLeaf() instanceof CompilationUnitTree;
      boolean seen = topLevel || type.getModifiers().getFlags().contains(Modifier.PUBLIC);
      String javadoc = source.javadoc(path);
      if (seen && (javadoc == null || javadoc.isBlank())) {
        found.add(source.at(type) + ": " + type.getSimpleName());
      }
    }));
  }

  @Test
  void class_isFinalUnlessDesignedForExtension() {
    findsNothing(Source.main(), (source, found) -> eachType(source, (path, type) -> {
      Set<Modifier> flags = type.getModifiers().getFlags();
      boolean closed = flags.stream().anyMatch(CLOSING::contains);
      if (type.getKind() == Tree.Kind.CLASS && !closed && !EXTENDED.contains(type.getSimpleName().toString())) {
        found.add(source.at(type) + ": " + type.getSimpleName());
      }
    }));
  }

  @Test
  void type_hasANameThatTells() {
    findsNothing(all(), (source, found) -> eachType(source, (path, type) -> {
      if (EMPTY_NAMES.stream().anyMatch(type.getSimpleName().toString()::endsWith)) {
        found.add(source.at(type) + ": " + type.getSimpleName());
      }
    }));
  }

  @Test
  void package_ofEveryFileIsItsFolder() {
    findsNothing(all(), (source, found) -> {
      if (!source.isModuleInfo() && !source.file().getParent().endsWith(source.packageName().replace('.', '/'))) {
        found.add(source + " is in package " + source.packageName());
      }
    });
  }

  @Test
  void testClass_isNamedTest() {
    findsNothing(Source.tests(), (source, found) -> {
      boolean hasTests = source.lines().stream().anyMatch(line -> line.matches(TEST_ANNOTATION));
      if (hasTests && !source.file().toString().endsWith("Test.java")) {
        found.add(source.toString());
      }
    });
  }

  @Test
  void property_hasItsSeed() {
    findsNothing(Source.tests(), (source, found) -> {
      for (int i = 0; i < source.lines().size(); i++) {
        if (source.lines().get(i).strip().matches("@Property(\\((?!.*seed = ).*)?")) {
          found.add(source + ":" + (i + 1));
        }
      }
    });
  }

  private static List<Source> all() {
    return Stream.concat(Source.main().stream(), Source.tests().stream()).toList();
  }

  private static void findsNothing(List<Source> sources, BiConsumer<Source, List<String>> rule) {
    List<String> found = new ArrayList<>();
    sources.forEach(source -> rule.accept(source, found));
    assertEquals("", String.join("\n", found));
  }

  /** Every named type of a file, nested ones included. */
  private static void eachType(Source source, BiConsumer<TreePath, ClassTree> action) {
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitClass(ClassTree type, Void nothing) {
        if (!type.getSimpleName().isEmpty()) {
          action.accept(getCurrentPath(), type);
        }
        return super.visitClass(type, nothing);
      }
    }.scan(source.tree(), null);
  }
}
