// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/core/auth.h"
#include "server/core/validation.h"
#include "tests/support/test_log.h"
#include "wire/limits.h"

#include <QtTest>

namespace betlog::tests {

using namespace domain;
using namespace Qt::Literals::StringLiterals;
using wire::Mutation;

/// What is refused whatever the log holds, each beside the nearest thing that is taken.
class TestValidation : public QObject
{
    Q_OBJECT

private slots:
    void judgesMutations_data();
    void judgesMutations();
    void judgesBulkDeletes_data();
    void judgesBulkDeletes();
    void namesEveryFieldThatIsWrong();
    void refusesABetWithTooMuchText();
    void refusesALineThatTheBetDoesNotHave();
    void believesANameThatAPersonCanHave();
    void takesEverybodyForABookkeeperWhereNoneIsNamed();
};

namespace {

/// A row that is taken where `pointer` is empty, else refused there.
void addRow(const char* tag, const QString& pointer, const Mutation& mutation)
{
    QTest::newRow(tag) << mutation << pointer;
}

Mutation creating(const std::function<void(wire::CreateBet&)>& change)
{
    wire::CreateBet create = aCreate(2);
    change(create);
    return aMutation(create, betId(1));
}

Mutation overriding(qint64 totalReturn, const QString& reason)
{
    wire::SetStatus status;
    status.payoutOverride = PayoutOverride {Money(totalReturn), reason};
    return aMutation(status, betId(1));
}

Mutation settling(int line)
{
    return aMutation(wire::SetStatus {{{line, LineResult::Won}}, std::nullopt}, betId(1));
}

Mutation reasoned(const QString& reason)
{
    Mutation mutation = settling(0);
    mutation.reason = reason;
    return mutation;
}

Mutation editing(const std::function<void(wire::EditBet&)>& change)
{
    wire::EditBet edit;
    change(edit);
    return aMutation(edit, betId(1));
}

void addCreateRows()
{
    addRow("a bet", {}, creating([](auto&) {}));
    addRow("no person", u"/user_name"_s, creating([](auto& bet) { bet.userName.clear(); }));
    addRow("league with a slash", u"/league"_s, creating([](auto& bet) { bet.league = u"N/L"_s; }));
    addRow("no away team", u"/away_team"_s, creating([](auto& bet) { bet.awayTeam.clear(); }));
    addRow("long home team", u"/home_team"_s, creating([](auto& bet) {
               bet.homeTeam = QString(81, u'x');
           }));
    addRow("team of 80", {}, creating([](auto& bet) { bet.homeTeam = QString(80, u'x'); }));
    addRow("a Monday", u"/week_key"_s, creating([](auto& bet) {
               bet.weekKey = WeekKey(QDate(2024, 12, 2));
           }));
    addRow("no week", {}, creating([](auto& bet) { bet.weekKey.reset(); }));
    addRow("no lines", u"/bet_data/lines"_s, creating([](auto& bet) { bet.slip.lines.clear(); }));
    addRow("no stake", u"/bet_data/lines/1/stake"_s, creating([](auto& bet) {
               bet.slip.lines[1].stake = Money();
           }));
    addRow("result of its last line", {}, creating([](auto& bet) {
               bet.results = {{1, LineResult::Won}};
           }));
    addRow("result of a line more", u"/bet_status/2"_s, creating([](auto& bet) {
               bet.results = {{2, LineResult::Won}};
           }));
    addRow("result of line -1", u"/bet_status/-1"_s, creating([](auto& bet) {
               bet.results = {{-1, LineResult::Won}};
           }));
}

void addOtherRows()
{
    addRow("a result", {}, settling(0));
    addRow("line 51", u"/betStatus/50"_s, settling(50));
    addRow("override of nothing", {}, overriding(0, u"void"_s));
    addRow("override below nothing", u"/payout_override/totalReturn"_s, overriding(-1, u"x"_s));
    addRow("override at the limit", {}, overriding(kMaxAmountMinor, u"x"_s));
    addRow(
        "override above it",
        u"/payout_override/totalReturn"_s,
        overriding(kMaxAmountMinor + 1, u"x"_s));
    addRow("override without reason", u"/payout_override/reason"_s, overriding(1, u" "_s));
    addRow("reason of 500", {}, reasoned(QString(500, u'x')));
    addRow("reason of 501", u"/reason"_s, reasoned(QString(501, u'x')));
    addRow("reason with a bell", u"/reason"_s, reasoned(u"\a"_s));
    addRow("an edit", {}, editing([](auto& edit) { edit.awayTeam = u"Team C"_s; }));
    addRow("no team left", u"/away_team"_s, editing([](auto& edit) { edit.awayTeam = u""_s; }));
    addRow("no line left", u"/bet_data/lines"_s, editing([](auto& edit) { edit.slip = Slip(); }));
    addRow("delete", {}, aMutation(wire::DeleteBet {}, betId(1)));
    addRow("delete of no bet", u"/betId"_s, aMutation(wire::DeleteBet {}, {}));
    addRow("version 1", {}, aMutation(wire::DeleteBet {}, betId(1), 1));
    addRow("version 0", u"/baseVersion"_s, aMutation(wire::DeleteBet {}, betId(1), 0));
    Mutation nameless = settling(0);
    nameless.id = {};
    addRow("no id", u"/mutationId"_s, nameless);
}

} // namespace

void TestValidation::judgesMutations_data()
{
    QTest::addColumn<Mutation>("mutation");
    QTest::addColumn<QString>("pointer");
    addCreateRows();
    addOtherRows();
}

void TestValidation::judgesMutations()
{
    QFETCH(Mutation, mutation);
    QFETCH(QString, pointer);
    const auto checked = core::checkMutation(mutation, testSettings());
    if (pointer.isEmpty()) {
        QVERIFY2(checked, checked ? "" : qPrintable(checked.error().detail));
        return;
    }
    QVERIFY(!checked);
    QCOMPARE(checked.error().code, base::ErrorCode::Invalid);
    QCOMPARE(checked.error().fields.size(), 1);
    QCOMPARE(checked.error().fields.first().pointer, pointer);
    QCOMPARE(checked.error().detail, checked.error().fields.first().detail);
}

void TestValidation::judgesBulkDeletes_data()
{
    QTest::addColumn<int>("bets");
    QTest::addColumn<QString>("week");
    QTest::addColumn<bool>("isTaken");
    const int most = wire::limits::kMaxBulkDelete;
    QTest::newRow("one bet") << 1 << QString() << true;
    QTest::newRow("as many as may be") << most << QString() << true;
    QTest::newRow("one more") << most + 1 << QString() << false;
    QTest::newRow("a week") << 0 << u"2024-12-01"_s << true;
    QTest::newRow("a Monday") << 0 << u"2024-12-02"_s << false;
    QTest::newRow("neither") << 0 << QString() << false;
    QTest::newRow("both") << 1 << u"2024-12-01"_s << false;
}

void TestValidation::judgesBulkDeletes()
{
    QFETCH(int, bets);
    QFETCH(QString, week);
    core::BulkDelete command;
    command.id = mutationId(1);
    for (int i = 0; i < bets; ++i)
        command.bets.append(betId(i + 1));
    if (!week.isEmpty())
        command.week = WeekKey::fromText(week);
    QTEST(core::checkBulkDelete(command, testSettings()).has_value(), "isTaken");
    command.id = {};
    QVERIFY(!core::checkBulkDelete(command, testSettings()));
}

void TestValidation::namesEveryFieldThatIsWrong()
{
    const Mutation mutation = creating([](auto& bet) {
        bet.userName.clear();
        bet.league.clear();
        bet.slip.lines[0].stake = Money(-5);
    });
    const auto checked = core::checkMutation(mutation, testSettings());
    QCOMPARE(checked.error().fields.size(), 3);
}

void TestValidation::refusesABetWithTooMuchText()
{
    const auto fill = [](wire::CreateBet& create, int lines) {
        create.slip = aSlip(lines);
        for (Line& line : create.slip.lines) {
            line.selection = QString(500, u'ж');
            line.player = line.selection;
            line.description = line.selection;
        }
    };
    const auto large =
        core::checkMutation(creating([&](auto& create) { fill(create, 30); }), testSettings());
    QVERIFY2(large, large ? "" : qPrintable(large.error().detail));
    const auto tooLarge =
        core::checkMutation(creating([&](auto& create) { fill(create, 50); }), testSettings());
    QCOMPARE(tooLarge.error().code, base::ErrorCode::TooLarge);
}

void TestValidation::refusesALineThatTheBetDoesNotHave()
{
    TestLog log;
    log.place(betId(1), 2);
    const wire::Refusal refusal = log.refusal(settling(2));
    QCOMPARE(refusal.error.code, base::ErrorCode::Invalid);
    QCOMPARE(refusal.error.fields.first().pointer, u"/betStatus/2"_s);
    (void)log.ack(settling(1));
}

void TestValidation::believesANameThatAPersonCanHave()
{
    const core::Auth auth({u"Bo"_s});
    QCOMPARE(auth.identify(u"Ann"_s)->name, u"Ann"_s);
    QVERIFY(!auth.identify(u"Ann"_s)->bookkeeper);
    QVERIFY(auth.identify(u"Bo"_s)->bookkeeper);
    QVERIFY(!auth.identify(u"bo"_s)->bookkeeper);
    QVERIFY(auth.identify({})->name.isEmpty());
    QVERIFY(!auth.identify({})->bookkeeper);
    QVERIFY(auth.identify(QString(64, u'x')));
    QVERIFY(!auth.identify(QString(65, u'x')));
    QVERIFY(!auth.identify(u"An\nn"_s));
}

void TestValidation::takesEverybodyForABookkeeperWhereNoneIsNamed()
{
    const core::Auth auth({});
    QVERIFY(auth.identify(u"Ann"_s)->bookkeeper);
    QVERIFY(auth.identify({})->bookkeeper);
}

} // namespace betlog::tests

QTEST_GUILESS_MAIN(betlog::tests::TestValidation)
#include "tst_validation.moc"
