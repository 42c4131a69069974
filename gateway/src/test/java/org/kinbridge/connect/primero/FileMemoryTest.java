package org.kinbridge.connect.primero;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kinbridge.connect.primero.FileMemory.Opening;

class FileMemoryTest extends MemoryContract {
  @TempDir Path folder;
  private Path place;
  private FileMemory memory;

  @BeforeEach
  void open() {
    place = folder.resolve("remembered");
    memory = ((Opening.Opened) FileMemory.open(place)).memory();
  }

  @AfterEach
  void close() throws IOException {
    memory.close();
  }

  @Override
  Memory memory() {
    return memory;
  }

  @Test
  void another_process_remembers_it() throws IOException {
    memory.keep(MUCH);
    memory.close();
    open();
    assertThat(memory.recall()).isEqualTo(MUCH);
  }

  /** What a process that died while it wrote left beside the file is nothing. */
  @Test
  void half_of_a_writing_is_nothing() throws IOException {
    memory.keep(MUCH);
    Files.writeString(place.resolve("remembered.json.new"), "{\"v\":1,\"open\":[{\"ca");
    assertThat(memory.recall()).isEqualTo(MUCH);
    memory.keep(Remembered.nothing());
    assertThat(memory.recall()).isEqualTo(Remembered.nothing());
  }

  @Test
  void what_is_not_a_memory_is_refused_at_the_start() throws IOException {
    memory.close();
    for (String wrong :
        new String[] {"", "[]", "{\"v\":2,\"open\":[]}", "{\"v\":1,\"open\":[],\"more\":1}"}) {
      Files.writeString(place.resolve("remembered.json"), wrong);
      assertThat(FileMemory.open(place)).as(wrong).isInstanceOf(Opening.Unusable.class);
    }
  }

  @Test
  void only_its_owner_may_read_it() throws IOException {
    memory.keep(MUCH);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place)))
        .isEqualTo("rwx------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(place.resolve("remembered.json"))))
        .isEqualTo("rw-------");
  }
}
