/** What tests of telephony programs are written with: applications and phones in words, exploration, conformance. */
module dev.tapiemulator.testkit {
  requires transitive dev.tapiemulator.core;
  requires transitive dev.tapiemulator.journal;
  requires com.fasterxml.jackson.core;
  requires static transitive org.junit.jupiter.api;
  requires static org.junit.jupiter.params;

  exports dev.tapiemulator.testkit.conform;
  exports dev.tapiemulator.testkit;
  exports dev.tapiemulator.testkit.explore;
  exports dev.tapiemulator.testkit.junit;
  exports dev.tapiemulator.testkit.matrix;
}
