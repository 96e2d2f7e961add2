package dev.tapiemulator.emulator.structure;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A source file of the project, parsed and not compiled.
 *
 * @param module the folder of its module, such as "emulator-core"
 * @param file its place, from the project's folder
 * @param lines its text
 * @param tree what the JDK's parser makes of it
 * @param docs where its comments are
 */
record Source(String module, Path file, List<String> lines, CompilationUnitTree tree, DocTrees docs) {

  private static final Path PROJECT = Path.of("..");
  /** Measures the product and is no part of it. */
  private static final String BENCHMARKS = "benchmarks";
  private static final List<Source> MAIN = parse("src/main/java", module -> !module.equals(BENCHMARKS));
  private static final List<Source> TEST = Stream.concat(
      parse("src/test/java", module -> true).stream(),
      parse("src/main/java", BENCHMARKS::equals).stream()).toList();

  /** Everything that is part of the product, in order. */
  static List<Source> main() {
    return MAIN;
  }

  /** Everything that tests or measures it, in order. */
  static List<Source> tests() {
    return TEST;
  }

  /** The folders of the modules that have sources. */
  static List<String> modules() {
    return MAIN.stream().map(Source::module).distinct().toList();
  }

  /** The file in a module's folder. */
  static Path inModule(String module, String path) {
    return PROJECT.resolve(module).resolve(path);
  }

  String packageName() {
    return tree.getPackageName() == null ? "" : tree.getPackageName().toString();
  }

  boolean isModuleInfo() {
    return tree.getModule() != null;
  }

  /** The declaration's Javadoc, or null. */
  String javadoc(TreePath declaration) {
    return docs.getDocComment(declaration);
  }

  /** "File.java:12" for messages. */
  String at(Tree node) {
    long position = docs.getSourcePositions().getStartPosition(tree, node);
    return file + ":" + tree.getLineMap().getLineNumber(position);
  }

  @Override
  public String toString() {
    return file.toString();
  }

  private static List<Source> parse(String folder, Predicate<String> ofModule) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<Path> paths = javaFiles(folder, ofModule);
      JavacTask task = (JavacTask) compiler.getTask(
          null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(paths));
      DocTrees docs = DocTrees.instance(task);
      List<Source> sources = new ArrayList<>();
      for (CompilationUnitTree tree : task.parse()) {
        Path path = Path.of(tree.getSourceFile().toUri());
        Path file = PROJECT.toRealPath().relativize(path.toRealPath());
        sources.add(new Source(file.getName(0).toString(), file, Files.readAllLines(path), tree, docs));
      }
      sources.sort(Comparator.comparing(source -> source.file.toString()));
      return List.copyOf(sources);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> javaFiles(String folder, Predicate<String> ofModule) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> modules = Files.list(PROJECT)) {
      for (Path module : modules.filter(path -> Files.exists(path.resolve("pom.xml"))).sorted().toList()) {
        Path sources = module.resolve(folder);
        if (Files.exists(sources) && ofModule.test(module.getFileName().toString())) {
          try (Stream<Path> files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(found::add);
          }
        }
      }
    }
    return found;
  }
}
