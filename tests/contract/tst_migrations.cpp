// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/log_file.h"
#include "server/store/migrations.h"
#include "tests/support/test_log.h"

#include <QTemporaryDir>
#include <QtTest>

namespace betlog::tests {

using namespace Qt::Literals::StringLiterals;
using store::Migration;
using store::SqlConnection;

class TestMigrations : public QObject
{
    Q_OBJECT

private slots:
    void bringsTheSchemaInSteps();
    void appliesEachStepOnce();
    void takesBackAStepThatFails();
    void refusesALogOfANewerProgram();
    void numbersItsStepsGaplessly();
    void splitsStatements();
    void keepsTheEpochOfALog();
    void syncsEveryCommitToTheDisk();
    void refusesADatabaseOfAnotherProgram();
    void refusesAFileThatIsNoDatabase();

private:
    [[nodiscard]] std::unique_ptr<SqlConnection> newDatabase();

    QTemporaryDir m_folder;
    int m_files = 0;
};

namespace {

Migration step(int number, const QStringList& statements)
{
    return {number, u"00%1_step"_s.arg(number), statements};
}

QVariant ask(SqlConnection& connection, const QString& sql)
{
    const auto answer = connection.ask(sql);
    return answer ? *answer : QVariant(answer.error().detail);
}

} // namespace

std::unique_ptr<SqlConnection> TestMigrations::newDatabase()
{
    auto connection = SqlConnection::open({m_folder.filePath(u"%1.db"_s.arg(++m_files))});
    if (!connection)
        qFatal("%s", qPrintable(connection.error().detail));
    return std::move(*connection);
}

void TestMigrations::bringsTheSchemaInSteps()
{
    const auto database = newDatabase();
    const Migration first = step(1, {u"CREATE TABLE a (x INTEGER)"_s});
    const Migration second =
        step(2, {u"ALTER TABLE a ADD COLUMN y INTEGER"_s, u"INSERT INTO a VALUES (1, 2)"_s});
    QVERIFY(store::migrate(*database, {first}));
    QVERIFY(store::migrate(*database, {first, second}));
    QCOMPARE(ask(*database, u"SELECT y FROM a"_s), 2);
    QCOMPARE(ask(*database, u"SELECT MAX(number) FROM schema_steps"_s), 2);
}

void TestMigrations::appliesEachStepOnce()
{
    const auto database = newDatabase();
    const QList<Migration> steps {
        step(1, {u"CREATE TABLE a (x INTEGER)"_s, u"INSERT INTO a VALUES (1)"_s})};
    QVERIFY(store::migrate(*database, steps));
    QVERIFY(store::migrate(*database, steps));
    QCOMPARE(ask(*database, u"SELECT COUNT(*) FROM a"_s), 1);
}

void TestMigrations::takesBackAStepThatFails()
{
    const auto database = newDatabase();
    const Migration first = step(1, {u"CREATE TABLE a (x INTEGER)"_s});
    const Migration wrong =
        step(2, {u"CREATE TABLE b (x INTEGER)"_s, u"INSERT INTO nowhere VALUES (1)"_s});
    const auto failed = store::migrate(*database, {first, wrong});
    QVERIFY(!failed);
    QVERIFY2(failed.error().detail.contains(u"002_step"_s), qPrintable(failed.error().detail));
    QCOMPARE(ask(*database, u"SELECT MAX(number) FROM schema_steps"_s), 1);
    QCOMPARE(ask(*database, u"SELECT COUNT(*) FROM sqlite_schema WHERE name = 'b'"_s), 0);
    QVERIFY(store::migrate(*database, {first, step(2, {u"CREATE TABLE b (x INTEGER)"_s})}));
}

void TestMigrations::refusesALogOfANewerProgram()
{
    const auto database = newDatabase();
    const Migration first = step(1, {u"CREATE TABLE a (x INTEGER)"_s});
    QVERIFY(store::migrate(*database, {first, step(2, {})}));
    const auto refused = store::migrate(*database, {first});
    QVERIFY(!refused);
    QVERIFY2(refused.error().detail.contains(u"newer"_s), qPrintable(refused.error().detail));
}

void TestMigrations::numbersItsStepsGaplessly()
{
    const auto steps = store::builtInMigrations();
    QVERIFY(steps);
    int number = 0;
    for (const Migration& migration : *steps) {
        QCOMPARE(migration.number, ++number);
        QVERIFY(!migration.statements.isEmpty());
    }
}

void TestMigrations::splitsStatements()
{
    const QString sql = u"-- A comment; with a semicolon\nCREATE TABLE a (\n    x INTEGER\n);\n\n"
                        "CREATE INDEX b ON a (x); \n"_s;
    QCOMPARE(
        store::splitStatements(sql),
        QStringList({u"CREATE TABLE a (\n    x INTEGER\n);"_s, u"CREATE INDEX b ON a (x);"_s}));
}

void TestMigrations::keepsTheEpochOfALog()
{
    const QString file = m_folder.filePath(u"epoch.db"_s);
    SeededRandom random;
    base::Epoch first;
    for (int start = 0; start < 2; ++start) {
        const auto connection = store::openLog({file}, random);
        QVERIFY(connection);
        const auto epoch = store::readEpoch(**connection);
        QVERIFY(epoch);
        QVERIFY(start == 0 || *epoch == first);
        first = *epoch;
    }
    QVERIFY(!first.isNull());
    const auto other = store::openLog({m_folder.filePath(u"other.db"_s)}, random);
    QVERIFY(store::readEpoch(**other).value() != first);
}

void TestMigrations::syncsEveryCommitToTheDisk()
{
    SeededRandom random;
    const auto log = store::openLog({m_folder.filePath(u"safe.db"_s)}, random);
    QVERIFY(log);
    constexpr int kFull = 2;
    QCOMPARE(ask(**log, u"PRAGMA synchronous"_s), kFull);
    QCOMPARE(ask(**log, u"PRAGMA journal_mode"_s), u"wal"_s);
    QCOMPARE(ask(**log, u"PRAGMA foreign_keys"_s), 1);
}

void TestMigrations::refusesADatabaseOfAnotherProgram()
{
    const QString file = m_folder.filePath(u"foreign.db"_s);
    SeededRandom random;
    {
        const auto foreign = SqlConnection::open({file});
        QVERIFY((*foreign)->execute(u"CREATE TABLE mine (x INTEGER)"_s));
    }
    for (const auto& opened :
         {store::openLogForReading({file}).map([](const auto&) {}),
          store::openLog({file}, random).map([](const auto&) {})})
    {
        QVERIFY(!opened);
        QVERIFY2(opened.error().detail.contains(file), qPrintable(opened.error().detail));
    }
    const auto foreign = SqlConnection::open({file});
    QCOMPARE(ask(**foreign, u"SELECT COUNT(*) FROM sqlite_schema"_s), 1);
}

void TestMigrations::refusesAFileThatIsNoDatabase()
{
    const QString path = m_folder.filePath(u"letter.db"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("Dear Ann, ").repeated(1000));
    file.close();
    SeededRandom random;
    const auto opened = store::openLog({path}, random);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, base::ErrorCode::StorageFailed);
    QVERIFY2(opened.error().detail.contains(u"no database"_s), qPrintable(opened.error().detail));
    QCOMPARE(QFileInfo(path).size(), 10'000);
}

} // namespace betlog::tests

QTEST_GUILESS_MAIN(betlog::tests::TestMigrations)
#include "tst_migrations.moc"
