package org.kinbridge.store.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.Driver;

/** Connections of one role. */
final class Pool {
  private static final String LIMITS =
      "-c statement_timeout=30s -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s";

  private Pool() {}

  static AgroalDataSource of(String url, Login login, int most) {
    AgroalDataSourceConfigurationSupplier configuration =
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                pool ->
                    pool.maxSize(most)
                        .acquisitionTimeout(Duration.ofSeconds(10))
                        .connectionValidator(ConnectionValidator.defaultValidator())
                        .idleValidationTimeout(Duration.ofSeconds(5))
                        // a connection that broke is thrown away, not handed to the next caller
                        .exceptionSorter(new PostgreSQLExceptionSorter())
                        .connectionFactoryConfiguration(
                            factory ->
                                factory
                                    .connectionProviderClass(Driver.class)
                                    .jdbcUrl(url)
                                    .autoCommit(false)
                                    .jdbcProperty("ApplicationName", login.user())
                                    .jdbcProperty("options", LIMITS)
                                    .jdbcProperty("reWriteBatchedInserts", "true")
                                    .jdbcProperty("connectTimeout", "10")
                                    .jdbcProperty("socketTimeout", "60")
                                    .jdbcProperty("tcpKeepAlive", "true")
                                    .jdbcProperty("logServerErrorDetail", "false")
                                    .principal(new NamePrincipal(login.user()))
                                    .credential(new SimplePassword(login.password()))));
    try {
      return AgroalDataSource.from(configuration);
    } catch (SQLException e) {
      throw new DatabaseUnusable("couldn't make the connection pool: " + e.getSQLState(), e);
    }
  }
}
