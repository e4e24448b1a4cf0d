// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "base/sqlite_code.h"
#include "server/store/sql_connection.h"
#include "server/store/sqlite_handle.h"
#include "server/store/sqlite_statement.h"

#include <QSqlDriver>
#include <QTemporaryDir>
#include <QtTest>

#include <limits>

namespace betlog::tests {

using namespace Qt::Literals::StringLiterals;
using store::SqlConnection;
using store::SqliteStatement;

/// A statement that is bound right at SQLite: what it stores, and how it goes on after a failure.
class TestSqliteStatement final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void tellsNothingFromWhatIsEmpty();
    void storesWhatItIsGiven();
    void findsARowOrNone();
    void goesOnAfterAConstraintHasFailed();
    void goesOnAfterAnotherConnectionHadTheLock();
    void refusesTooFewValuesAndTooMany();
    void tellsWhatIsWrongWithItsText();
    void usesNoDriverButSqlites();

private:
    [[nodiscard]] QVariant ask(const QString& sql) { return m_log->ask(sql).value(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SqlConnection> m_log;
};

namespace {

/// As some database of somebody else's.
class OtherDriver final : public QSqlDriver
{
public:
    [[nodiscard]] bool hasFeature(DriverFeature) const override { return false; }

    void close() override { }

    [[nodiscard]] QSqlResult* createResult() const override { return nullptr; }

    bool open(const QString&, const QString&, const QString&, const QString&, int, const QString&)
        override
    {
        return true;
    }
};

int codeOf(const QSqlError& error)
{
    return error.nativeErrorCode().toInt() & 0xff;
}

} // namespace

void TestSqliteStatement::init()
{
    m_log.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    auto opened = SqlConnection::open({m_folder->filePath(u"a.db"_s), store::Access::ReadWrite, 0});
    QVERIFY(opened);
    m_log = std::move(*opened);
    QVERIFY(m_log->execute(u"CREATE TABLE shelf (place INTEGER UNIQUE, thing)"_s));
}

void TestSqliteStatement::tellsNothingFromWhatIsEmpty()
{
    SqliteStatement insert(m_log->handle(), u"INSERT INTO shelf VALUES (?, ?)"_s);
    const QVariantList things {
        QVariant(), QString(), u""_s, QByteArray(), QByteArray(""), QVariant(0)};
    for (int i = 0; i < things.size(); ++i)
        QVERIFY(!insert.run({i, things.at(i)}).isValid());
    QCOMPARE(
        ask(u"SELECT group_concat(typeof(thing) || ' ' || ifnull(length(thing), '-'))"
            " FROM (SELECT thing FROM shelf ORDER BY place)"_s),
        u"null -,text 0,text 0,blob 0,blob 0,integer 1"_s);
}

void TestSqliteStatement::storesWhatItIsGiven()
{
    SqliteStatement insert(m_log->handle(), u"INSERT INTO shelf VALUES (?, ?)"_s);
    const QVariantList things {
        u"a \U0001F3C8 at ½ past"_s,
        QByteArray("\0\xff", 2),
        std::numeric_limits<qint64>::min(),
        std::numeric_limits<qint64>::max()};
    for (int i = 0; i < things.size(); ++i) {
        QVERIFY(!insert.run({i, things.at(i)}).isValid());
        QCOMPARE(ask(u"SELECT thing FROM shelf WHERE place = %1"_s.arg(i)), things.at(i));
    }
}

void TestSqliteStatement::findsARowOrNone()
{
    QVERIFY(m_log->execute(u"INSERT INTO shelf VALUES (1, 'a book'), (2, 'a book')"_s));
    SqliteStatement find(m_log->handle(), u"SELECT place FROM shelf WHERE thing = ?"_s);
    QVERIFY(!find.run({u"a book"_s}).isValid());
    QVERIFY(find.foundRow());
    QVERIFY(!find.run({u"a cup"_s}).isValid());
    QVERIFY(!find.foundRow());
    QVERIFY(!find.run({u"a book"_s}).isValid());
    QVERIFY(m_log->execute(u"DROP TABLE shelf"_s)); // No row of it is open any more.
}

void TestSqliteStatement::goesOnAfterAConstraintHasFailed()
{
    SqliteStatement insert(m_log->handle(), u"INSERT INTO shelf VALUES (?, ?)"_s);
    QVERIFY(!insert.run({1, u"a book"_s}).isValid());
    const QSqlError error = insert.run({1, u"a cup"_s});
    constexpr int kConstraint = 19;
    QCOMPARE(codeOf(error), kConstraint);
    QVERIFY2(error.databaseText().contains(u"shelf.place"_s), qPrintable(error.databaseText()));
    QVERIFY(!insert.run({2, u"a cup"_s}).isValid());
    QCOMPARE(ask(u"SELECT group_concat(thing) FROM shelf"_s), u"a book,a cup"_s);
}

void TestSqliteStatement::goesOnAfterAnotherConnectionHadTheLock()
{
    SqliteStatement insert(m_log->handle(), u"INSERT INTO shelf VALUES (?, ?)"_s);
    const auto other = SqlConnection::open({m_folder->filePath(u"a.db"_s)});
    QVERIFY(other);
    QVERIFY((*other)->execute(u"BEGIN IMMEDIATE"_s));
    QCOMPARE(codeOf(insert.run({1, u"a book"_s})), int(base::SqliteBusy));
    QVERIFY((*other)->execute(u"ROLLBACK"_s));
    QVERIFY(!insert.run({1, u"a book"_s}).isValid());
    QCOMPARE(ask(u"SELECT COUNT(*) FROM shelf"_s), 1);
}

void TestSqliteStatement::refusesTooFewValuesAndTooMany()
{
    SqliteStatement insert(m_log->handle(), u"INSERT INTO shelf VALUES (?, ?)"_s);
    QCOMPARE(insert.run({1}).databaseText(), u"a statement takes 2 values and was given 1"_s);
    QVERIFY(insert.run({1, 2, 3}).isValid());
    QCOMPARE(ask(u"SELECT COUNT(*) FROM shelf"_s), 0);
    QVERIFY(!insert.run({1, 2}).isValid());
}

void TestSqliteStatement::tellsWhatIsWrongWithItsText()
{
    SqliteStatement wrong(m_log->handle(), u"INSERT INTO nowhere VALUES (?)"_s);
    QVERIFY(wrong.run({1}).databaseText().contains(u"no such table: nowhere"_s));
}

void TestSqliteStatement::usesNoDriverButSqlites()
{
    {
        const QSqlDatabase other = QSqlDatabase::addDatabase(new OtherDriver, u"other"_s);
        const auto handle = store::sqliteHandle(other);
        QVERIFY(!handle);
        QVERIFY2(
            handle.error().detail.contains(u"does not give a handle of SQLite"_s),
            qPrintable(handle.error().detail));
    }
    QSqlDatabase::removeDatabase(u"other"_s);
    {
        QSqlDatabase ours = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"ours"_s);
        ours.setDatabaseName(u":memory:"_s);
        QVERIFY(ours.open());
        QVERIFY(store::sqliteHandle(ours));
    }
    QSqlDatabase::removeDatabase(u"ours"_s);
}

} // namespace betlog::tests

QTEST_GUILESS_MAIN(betlog::tests::TestSqliteStatement)
#include "tst_sqlite_statement.moc"
