// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/web_logs.h"

#include <QStringEncoder>
#include <QTest>

using namespace betlog;
using namespace betlog::files;
using namespace betlog::tests;
using namespace Qt::Literals::StringLiterals;

class TstImportPlan final : public QObject
{
    Q_OBJECT

private slots:
    void recognisesWhatIsThere();
    void recognisesWhatStandsTwice();
    void recognisesABetOfTheOtherShapeByItsContent();
    void letsNoBadRowSinkTheFile_data();
    void letsNoBadRowSinkTheFile();
    void takesByteOrderMarks_data();
    void takesByteOrderMarks();
    void refusesOtherFiles_data();
    void refusesOtherFiles();
    void refusesTooManyRows();
    void takesAnEmptyExport();
    void givesTheSameIdsEachTime();
};

void TstImportPlan::recognisesWhatIsThere()
{
    const base::BetId known = itemOf(planOf(realWebLog()), u"weblog:17"_s).create.betId;
    ImportOptions options = chipsLog();
    options.hasBet = [&](base::BetId id) {
        return id == known;
    };
    options.hasExternalId = [](const QString& source) {
        return source == u"weblog:6";
    };
    const ImportPlan plan = planOf(realWebLog(), options);
    QCOMPARE(plan.count(Verdict::New), 2);
    QCOMPARE(plan.count(Verdict::Duplicate), 2);
    QCOMPARE(itemOf(plan, u"weblog:17"_s).verdict, Verdict::Duplicate);
    QCOMPARE(itemOf(plan, u"weblog:6"_s).verdict, Verdict::Duplicate);
    QVERIFY(!itemOf(plan, u"weblog:6"_s).why.isEmpty());
}

/// The database gives a bet an id, the browser's copy none; the log may have either.
void TstImportPlan::recognisesABetOfTheOtherShapeByItsContent()
{
    const QByteArray line = webLine("Rudy", 30);
    ImportOptions options = chipsLog();
    options.contents = {{contentOf(created(planOf(exportedBet(line)).items.at(0))), 1}};
    QCOMPARE(planOf(copiedBet(line), options).items.at(0).verdict, Verdict::Duplicate);
    QCOMPARE(planOf(copiedBet(webLine("Rudy", 31)), options).items.at(0).verdict, Verdict::New);
    // The one in the log is the one of this id, so another of the same content is another bet.
    const base::BetId known = planOf(exportedBet(line)).items.at(0).create.betId;
    options.hasBet = [known](base::BetId id) {
        return id == known;
    };
    QByteArray second = exportedBet(line);
    const qsizetype start = second.indexOf("[{\"id\"") + 1;
    const QByteArray row = second.mid(start, second.lastIndexOf("]}}") - start);
    second.insert(start, QByteArray(row).replace("\"id\":3", "\"id\":4") + ',');
    const ImportPlan plan = planOf(second, options);
    QCOMPARE(itemOf(plan, u"weblog:3"_s).verdict, Verdict::Duplicate);
    QCOMPARE(itemOf(plan, u"weblog:4"_s).verdict, Verdict::New);
}

void TstImportPlan::recognisesWhatStandsTwice()
{
    const QByteArray once = copiedBet(webLine("Rudy", 30));
    const qsizetype start = once.indexOf("[{\"date\"") + 1;
    const QByteArray row = once.mid(start, once.size() - start - 2);
    const ImportPlan plan = planOf(QByteArray(once).insert(start, row + ','));
    QCOMPARE(plan.items.size(), 2);
    QCOMPARE(plan.items.at(0).verdict, Verdict::New);
    QCOMPARE(plan.items.at(1).verdict, Verdict::Duplicate);
}

void TstImportPlan::letsNoBadRowSinkTheFile_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("why");
    const auto row = [](const char* name, const char* from, const char* to, const char* why) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString::fromUtf8(why);
    };
    row("a stake of half a chip", "\"betAmount\":50", "\"betAmount\":50.5", "betAmount");
    row("a stake of text", "\"betAmount\":50", "\"betAmount\":\"50\"", "betAmount");
    row("no stake", "\"betAmount\":50,", "", "betAmount");
    row("a stake of nothing", "\"betAmount\":50", "\"betAmount\":0", "stake");
    row("a stake below zero", "\"betAmount\":50", "\"betAmount\":-5", "betAmount");
    row("a win of null and no risk",
        "\"Medium\",\"potentialWin\":30",
        "\"?\",\"potentialWin\":null",
        "riskLevel");
    row("no text", "\"betText\":\"Reach 20 points\",", "", "betText");
    row("a control character", "Reach 20", "Reach\\u0000 20", "selection");
    row("half a character", "Reach 20", "Reach\\ud83d 20", "selection");
    row("no lines", "\"bets\":[{\"betText\"", "\"bets\":[],\"x\":[{\"betText\"", "bet_status");
    row("lines that are none", "\"bets\":[{\"betText\"", "\"bets\":7,\"x\":[{\"betText\"", "bets");
    row("no name", "\"user_name\":\"Ann\",", "", "user_name");
    row("an empty team", "\"away_team\":\"A\"", "\"away_team\":\"\"", "away_team");
    row("a league with a slash", "\"NBA\"", "\"N/A\"", "league");
    row("an unknown result", "\"won\"", "\"cashed\"", "bet_status");
    row("a result of no line", "{\"0\":", "{\"4\":", "bet_status");
    row("no time",
        "\"bet_date\":\"2025-05-17T04:15:17.399Z\"",
        "\"bet_date\":\"\",\"date\":\"\"",
        "bet_date");
}

void TstImportPlan::letsNoBadRowSinkTheFile()
{
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    QFETCH(const QString, why);
    QByteArray bad = exportedBet(webLine("Rudy", 30));
    if (QLatin1StringView(QTest::currentDataTag()) == "no time"_L1)
        bad.replace("5/16/2025, 6:15:16 PM", "yesterday");
    QVERIFY(bad.contains(from));
    bad.replace(from, to);
    const QByteArray good =
        QByteArray(exportedBet(webLine("Rudy", 31))).replace("\"id\":3", "\"id\":4");
    const auto rowOf = [](const QByteArray& file) {
        const qsizetype start = file.indexOf("[{\"id\"") + 1;
        return file.mid(start, file.lastIndexOf("]}}") - start);
    };
    const ImportPlan plan =
        planOf(QByteArray(R"({"bets":{"2025-05-11":[)") + rowOf(bad) + ',' + rowOf(good) + "]}}");
    QCOMPARE(plan.items.size(), 2);
    const ImportItem wrong = itemOf(plan, u"weblog:3"_s);
    QCOMPARE(wrong.verdict, Verdict::Wrong);
    QVERIFY2(wrong.why.contains(why), qPrintable(wrong.why));
    QCOMPARE(itemOf(plan, u"weblog:4"_s).verdict, Verdict::New);
}

void TstImportPlan::takesByteOrderMarks_data()
{
    QTest::addColumn<QByteArray>("file");
    const QString text = QString::fromUtf8(realWebLog());
    QStringEncoder little(QStringEncoder::Utf16LE, QStringEncoder::Flag::WriteBom);
    QStringEncoder big(QStringEncoder::Utf16BE, QStringEncoder::Flag::WriteBom);
    QTest::newRow("UTF-8") << QByteArray("\xEF\xBB\xBF") + realWebLog();
    QTest::newRow("UTF-16, little end first") << QByteArray(little(text));
    QTest::newRow("UTF-16, big end first") << QByteArray(big(text));
}

void TstImportPlan::takesByteOrderMarks()
{
    QFETCH(const QByteArray, file);
    QCOMPARE(planOf(file).count(Verdict::New), 4);
    QCOMPARE(
        created(itemOf(planOf(file), u"weblog:17"_s)).awayTeam, u" \U0001F63CMinnesota Lynx"_s);
}

void TstImportPlan::refusesOtherFiles_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<base::ErrorCode>("code");
    QTest::newRow("nothing") << QByteArray() << base::ErrorCode::BadJson;
    QTest::newRow("a picture") << QByteArray("\x89PNG\r\n") << base::ErrorCode::BadJson;
    QTest::newRow("a cut file") << realWebLog().chopped(20) << base::ErrorCode::BadJson;
    QTest::newRow("other JSON") << QByteArray(R"({"name":"x"})") << base::ErrorCode::BadRequest;
    QTest::newRow("a list") << QByteArray("[1,2]") << base::ErrorCode::BadRequest;
    QTest::newRow("a catalogue") << QByteArray(R"({"leagues":[]})") << base::ErrorCode::BadRequest;
    QTest::newRow("too deep") << QByteArray(20'000, '[') + QByteArray(20'000, ']')
                              << base::ErrorCode::BadJson;
    QTest::newRow("too large") << QByteArray(64 * 1024 * 1024 + 1, ' ')
                               << base::ErrorCode::TooLarge;
}

void TstImportPlan::refusesOtherFiles()
{
    QFETCH(const QByteArray, file);
    QFETCH(const base::ErrorCode, code);
    const auto plan = planImport(file, chipsLog());
    QVERIFY(!plan);
    QCOMPARE(plan.error().code, code);
    QVERIFY(!plan.error().detail.isEmpty());
}

void TstImportPlan::refusesTooManyRows()
{
    QByteArray file = R"({"2025-05-11":[{"bets":[]})";
    file.reserve(1'000'000);
    for (int i = 0; i < 100'000; ++i)
        file += ",1";
    const auto plan = planImport(file + "]}", chipsLog());
    QVERIFY(!plan);
    QCOMPARE(plan.error().code, base::ErrorCode::TooLarge);
}

void TstImportPlan::takesAnEmptyExport()
{
    const auto plan = planImport(R"({"bets":{}})", chipsLog());
    QVERIFY(plan);
    QVERIFY(plan->items.isEmpty());
}

void TstImportPlan::givesTheSameIdsEachTime()
{
    const ImportItem first = itemOf(planOf(realWebLog()), u"weblog:17"_s);
    const ImportItem again = itemOf(planOf(realWebLog()), u"weblog:17"_s);
    QCOMPARE(first.create.id, again.create.id);
    QCOMPARE(first.create.betId, again.create.betId);
    // Computed with Python's uuid.uuid5; another value would bring every file in twice.
    QCOMPARE(first.create.betId.text(), u"8c4a1693-c612-5108-9dc8-8027634b08e2"_s);
    QCOMPARE(first.create.id.text(), u"41329c34-78fc-5983-94d5-38aa1aec317e"_s);
}

QTEST_APPLESS_MAIN(TstImportPlan)
#include "tst_import_plan.moc"
