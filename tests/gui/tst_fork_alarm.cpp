// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/bet_comparison.h"
#include "app/widgets/comparison_view.h"
#include "app/widgets/fork_dialog.h"
#include "app/widgets/note_banner.h"
#include "app/widgets/wrapped_label.h"
#include "tests/gui/window_screen.h"
#include "tests/support/week_changes.h"

#include <QMessageBox>

using namespace betlog;
using namespace betlog::tests;
using namespace betlog::widgets;
using namespace Qt::Literals::StringLiterals;
using enum domain::LineResult;

namespace {

/// A window that has checked one change of Bo's, and a host that then rewrote the past.
struct ForkedDesk : WindowScreen
{
    [[nodiscard]] bool isForked()
    {
        server.fill(threeBets());
        if (!connectNow() || !QTest::qWaitFor([this] { return list().shownBets().size() == 3; }))
            return false;
        settle(Won);
        const bool isHonest = QTest::qWaitFor([this] { return result() == Won; });
        if (!isHonest || banner().isVisible())
            return false;
        server.rewrite(bet().room());
        settle(Lost);
        return QTest::qWaitFor([this] { return engine.forks().size() == 1; });
    }

    void settle(domain::LineResult wanted)
    {
        domain::Bet changed = *server.find(betId(1));
        changed.results = {wanted};
        server.put(changed, u"Bo"_s);
    }

    [[nodiscard]] const domain::Bet& bet() const { return engine.replica().find(betId(1))->bet; }

    [[nodiscard]] domain::LineResult result() const { return bet().results.value(0); }

    [[nodiscard]] NoteBanner& banner() { return *window.findChild<NoteBanner*>(u"forks"_s); }

    [[nodiscard]] ForkDialog* dialog() { return window.findChild<ForkDialog*>(); }

    [[nodiscard]] ForkDialog* lookAtBoth()
    {
        QTest::mouseClick(button(banner(), u"Look at both…"_s), Qt::LeftButton);
        return dialog();
    }

    void answer(const QString& name)
    {
        QTest::mouseClick(dialog()->findChild<QPushButton*>(name), Qt::LeftButton);
    }

    /// The question that comes before the server's copy is taken.
    [[nodiscard]] QMessageBox* question() { return window.findChild<QMessageBox*>(); }
};

[[nodiscard]] QString allSaid(ForkDialog& dialog)
{
    QStringList texts;
    for (const WrappedLabel* const label : dialog.findChildren<WrappedLabel*>())
        texts.append(label->text());
    for (const QLabel* const label : dialog.findChildren<QLabel*>())
        texts.append(label->text());
    return texts.join(u'\n');
}

[[nodiscard]] QString grouped(const QByteArray& hash)
{
    QString text;
    for (qsizetype at = 0; at < hash.size(); at += 8)
        text += (at == 0 ? QString() : u" "_s) + QString::fromLatin1(hash.mid(at, 8));
    return text;
}

} // namespace

class TestForkAlarm : public QObject
{
    Q_OBJECT

private slots:
    void saysAloudWhichRoomAndWhichChange();
    void showsBothCopiesWithTheirHashes();
    void comparesWhatWasAcceptedAlone();
    void keepsOnesOwnCopy();
    void takesTheServersCopyOnlyAfterAQuestion();
    void saysWhatTheServerHasLost();
    void comparesTheBetsOfBothCopies();
};

void TestForkAlarm::saysAloudWhichRoomAndWhichChange()
{
    ForkedDesk desk;
    QVERIFY(desk.isForked());
    QVERIFY(desk.banner().isVisible());
    const QString said = desk.banner().text();
    QVERIFY2(said.contains(u"NFL, week of"_s), qPrintable(said));
    QVERIFY2(said.contains(u"change 2 is not the one"_s), qPrintable(said));
    QCOMPARE(desk.banner().property("look").toString(), u"alarm"_s);
    QCOMPARE(desk.result(), Won); // nothing was overwritten
}

void TestForkAlarm::showsBothCopiesWithTheirHashes()
{
    ForkedDesk desk;
    QVERIFY(desk.isForked());
    ForkDialog* const dialog = desk.lookAtBoth();
    QVERIFY(dialog);
    const sync::Fork fork = desk.engine.forks().first();
    QVERIFY(fork.ours != fork.theirs);
    QVERIFY2(allSaid(*dialog).contains(grouped(fork.ours)), qPrintable(allSaid(*dialog)));
    QVERIFY(allSaid(*dialog).contains(grouped(fork.theirs)));

    // What the server answers to the question for its copy.
    WeekChanges theirs;
    domain::Bet bet = betLike({.number = 1});
    theirs.add(wire::ChangeType::Created, bet, u"Ann"_s);
    bet.results = {Lost};
    theirs.add(wire::ChangeType::Updated, bet, u"Bo"_s);
    dialog->take(theirs.page());
    const QString said = allSaid(*dialog);
    const QByteArray theirFirst = theirs.told().first().change.hash;
    QVERIFY(said.contains(grouped(fork.ours) + u'\n' + grouped(theirFirst)));
    QVERIFY2(said.contains(u"Its change 2, of "_s), qPrintable(said));
    QVERIFY2(said.contains(u"Bo settled"_s), qPrintable(said));
    QVERIFY2(said.contains(u"Bet #1, Line 1, result\nWon\nLost"_s), qPrintable(said));
}

/// A write that still waits is neither history's.
void TestForkAlarm::comparesWhatWasAcceptedAlone()
{
    ForkedDesk desk;
    QVERIFY(desk.isForked());
    desk.server.holdWrites(true);
    desk.standOn(2);
    desk.press(Qt::Key_L);
    QTRY_COMPARE(desk.engine.replica().find(betId(2))->bet.results.value(0), Lost);
    ForkDialog* const dialog = desk.lookAtBoth();
    QVERIFY(dialog);
    WeekChanges theirs;
    for (const domain::Bet& bet : threeBets())
        theirs.add(wire::ChangeType::Created, bet, u"Ann"_s);
    dialog->take(theirs.page());
    QVERIFY2(allSaid(*dialog).contains(u"Bet #1, Line 1, result"_s), qPrintable(allSaid(*dialog)));
    QVERIFY2(!allSaid(*dialog).contains(u"Bet #2"_s), qPrintable(allSaid(*dialog)));
}

void TestForkAlarm::keepsOnesOwnCopy()
{
    ForkedDesk desk;
    QVERIFY(desk.isForked());
    QVERIFY(desk.lookAtBoth());
    desk.answer(u"keep"_s);
    QTRY_VERIFY(!desk.dialog());
    QCOMPARE(desk.engine.forks().size(), 1);
    QCOMPARE(desk.result(), Won);
    QVERIFY2(desk.banner().text().startsWith(u"You keep your own copy of NFL"_s), "says it calmly");
    QCOMPARE(desk.banner().property("look").toString(), u"notice"_s);
    desk.settle(Push); // the server goes on with its own past
    QTRY_COMPARE(desk.resultAtServer(1), Push);
    QCOMPARE(desk.result(), Won);
    QVERIFY(desk.lookAtBoth()); // and can be looked at again
}

void TestForkAlarm::takesTheServersCopyOnlyAfterAQuestion()
{
    ForkedDesk desk;
    QVERIFY(desk.isForked());
    QVERIFY(desk.lookAtBoth());
    desk.answer(u"take"_s);
    QVERIFY(desk.question());
    QTest::mouseClick(button(*desk.question(), u"Keep my copy"_s), Qt::LeftButton);
    QTRY_VERIFY(!desk.question());
    QCOMPARE(desk.engine.forks().size(), 1);
    QCOMPARE(desk.result(), Won);
    QVERIFY(desk.dialog());
    desk.answer(u"take"_s);
    QTest::mouseClick(button(*desk.question(), u"Take the server’s copy"_s), Qt::LeftButton);
    QTRY_COMPARE(desk.result(), Lost);
    QVERIFY(desk.engine.forks().isEmpty());
    QTRY_VERIFY(!desk.dialog());
    QVERIFY(!desk.banner().isVisible());
}

void TestForkAlarm::saysWhatTheServerHasLost()
{
    QNetworkAccessManager network;
    sync::LogClient client(network);
    const QByteArray ours(64, 'b');
    const sync::Fork fork {
        {u"NFL"_s, aWeek()}, 4, {}, ours, {}, u"The server has lost change 4."_s};
    ForkDialog dialog({client, fork, 6, {betLike({.number = 1})}, {}});
    QVERIFY(allSaid(dialog).contains(u"Hash of change 6\n"_s + grouped(ours) + u"\nnot there"_s));
    dialog.take(
        base::unexpected(base::Error {base::ErrorCode::Internal, u"Nothing answers there."_s, {}}));
    QVERIFY(allSaid(dialog).contains(u"cannot be read now: Nothing answers there."_s));
}

void TestForkAlarm::comparesTheBetsOfBothCopies()
{
    const domain::Currency dollars {u"USD"_s, u"$"_s, 2};
    const domain::Bet same = betLike({.number = 1});
    const domain::Bet mine = betLike({.number = 2, .stakeMinor = 1000});
    const domain::Bet theirs = betLike({.number = 2, .stakeMinor = 9000});
    const domain::Bet onlyMine = betLike({.number = 3});
    const domain::Bet onlyTheirs = betLike({.number = 4, .person = u"Bo"_s});
    QStringList said;
    for (const models::ComparedField& field :
         models::comparedCopies({onlyMine, mine, same}, {same, theirs, onlyTheirs}, dollars))
        said.append(u"%1: %2 | %3"_s.arg(field.name, field.mine, field.theirs));
    QCOMPARE(
        said,
        (QStringList {
            u"Bet #2, Line 1, stake: 10.00 | 90.00"_s,
            u"Bet #3: Ann, Team A @ Team B, 1 line, 10.00 | "_s,
            u"Bet #4:  | Bo, Team A @ Team B, 1 line, 10.00"_s}));
    QVERIFY(models::comparedCopies({same}, {same}, dollars).isEmpty());
}

QTEST_MAIN(TestForkAlarm)

#include "tst_fork_alarm.moc"
