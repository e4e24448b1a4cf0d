// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/store/sql_statements.h"
#include "tests/support/test_log.h"

#include <QRegularExpression>
#include <QSqlError>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <iterator>

namespace betlog::tests {

using namespace Qt::Literals::StringLiterals;
using store::Statement;

namespace {

/// The few that are meant to read all there is: none answers a question of a client alone.
constexpr Statement kReadsAll[] = {
    Statement::RoomRows, // verify
    Statement::SizesOfAll // a snapshot of every room
};

bool readsAll(Statement statement)
{
    return std::ranges::find(kReadsAll, statement) != std::end(kReadsAll);
}

/// A step that goes to the end of a table or an index, where nothing else stops it: "number > 0" is
/// found by an index, and is every row.
bool isEndless(const QString& step, const QString& sql)
{
    static const QRegularExpression open(u"[(]\\w+[<>]\\?[)]$"_s);
    return open.match(step).hasMatch() && !sql.contains(u"LIMIT"_s);
}

} // namespace

/// Every statement finds its rows by an index: none reads a whole table, or sorts what it found.
class TestQueryPlans : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void findsRowsByAnIndex_data();
    void findsRowsByAnIndex();
    void noticesAStatementThatReadsATable();
    void picksTheIndexThatIsMeant_data();
    void picksTheIndexThatIsMeant();

private:
    [[nodiscard]] QStringList planOf(const QString& sql);

    QTemporaryDir m_folder;
    QSqlDatabase m_database;
};

void TestQueryPlans::initTestCase()
{
    const QString file = m_folder.filePath(u"log.db"_s);
    const TestLog log(file);
    m_database = QSqlDatabase::addDatabase(store::sqliteDialect().driver, u"plans"_s);
    m_database.setDatabaseName(file);
    QVERIFY(m_database.open());
}

QStringList TestQueryPlans::planOf(const QString& sql)
{
    constexpr int kDetail = 3;
    QSqlQuery query(m_database);
    query.prepare(store::sqliteDialect().planOf + sql);
    for (qsizetype i = 0; i < sql.count(u'?'); ++i)
        query.addBindValue(QVariant()); // A plan does not depend on the values.
    if (!query.exec())
        qFatal("%s", qPrintable(query.lastError().text()));
    QStringList steps;
    while (query.next())
        steps.append(query.value(kDetail).toString());
    return steps;
}

void TestQueryPlans::findsRowsByAnIndex_data()
{
    QTest::addColumn<QString>("sql");
    for (int i = 0; i < store::kStatements; ++i) {
        if (readsAll(static_cast<Statement>(i)))
            continue;
        const QString sql = store::sqlText(static_cast<Statement>(i));
        QTest::newRow(qPrintable(u"%1: %2"_s.arg(i).arg(sql.left(60)))) << sql;
    }
}

void TestQueryPlans::findsRowsByAnIndex()
{
    QFETCH(QString, sql);
    const QStringList plan = planOf(sql);
    for (const QString& step : plan) {
        QVERIFY2(!step.startsWith(u"SCAN"_s), qPrintable(step));
        QVERIFY2(!step.contains(u"TEMP B-TREE"_s), qPrintable(step));
        QVERIFY2(!isEndless(step, sql), qPrintable(step));
    }
    const bool isInsert = sql.startsWith(u"INSERT"_s);
    QVERIFY2(isInsert || !plan.isEmpty(), "no plan was given");
}

void TestQueryPlans::noticesAStatementThatReadsATable()
{
    QVERIFY(planOf(u"SELECT json FROM bets WHERE seq = 1"_s).first().startsWith(u"SCAN"_s));
    QVERIFY(planOf(u"SELECT id FROM bets ORDER BY seq"_s).join(u' ').contains(u"TEMP B-TREE"_s));
    for (const QString& sql :
         {u"SELECT n FROM rooms WHERE week >= ''"_s, u"SELECT json FROM bets WHERE number > 0"_s})
        QVERIFY2(isEndless(planOf(sql).first(), sql), qPrintable(planOf(sql).first()));
    for (const QString& sql :
         {u"SELECT json FROM bets WHERE number > ? LIMIT ?"_s,
          u"SELECT seq FROM changes WHERE week = ? AND seq > ?"_s,
          u"SELECT n FROM rooms WHERE week >= ? AND week <= ?"_s})
        QVERIFY2(!isEndless(planOf(sql).first(), sql), qPrintable(planOf(sql).first()));
}

void TestQueryPlans::picksTheIndexThatIsMeant_data()
{
    QTest::addColumn<Statement>("statement");
    QTest::addColumn<QString>("index");
    QTest::newRow("week") << Statement::BetsOfWeek << u"bets_by_week (week=? AND number<?)"_s;
    QTest::newRow("user") << Statement::BetsOfUser << u"bets_by_user (user_name=? AND number<?)"_s;
    QTest::newRow("league") << Statement::BetsOfLeague
                            << u"bets_by_league (league=? AND number<?)"_s;
    QTest::newRow("result") << Statement::BetsWithResult
                            << u"bets_by_result (result=? AND number<?)"_s;
    QTest::newRow("all") << Statement::BetsOfAll << u"INTEGER PRIMARY KEY (rowid<?)"_s;
    QTest::newRow("history") << Statement::History << u"changes_by_bet (bet=?)"_s;
    QTest::newRow("changes of a week")
        << Statement::SeqsOfWeek << u"COVERING INDEX changes_by_week (week=? AND seq>?)"_s;
    QTest::newRow("changes of a league")
        << Statement::SeqsOfLeague << u"COVERING INDEX changes_by_league (league=? AND seq>?)"_s;
}

void TestQueryPlans::picksTheIndexThatIsMeant()
{
    QFETCH(Statement, statement);
    QFETCH(QString, index);
    const QString plan = planOf(store::sqlText(statement)).join(u'\n');
    QVERIFY2(plan.contains(index), qPrintable(plan));
}

} // namespace betlog::tests

QTEST_GUILESS_MAIN(betlog::tests::TestQueryPlans)
#include "tst_query_plans.moc"
