// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/away_banner.h"
#include "app/widgets/bet_editor.h"
#include "app/widgets/diagnostics_panel.h"
#include "app/widgets/first_start_dialog.h"
#include "app/widgets/fork_dialog.h"
#include "app/widgets/history_dialog.h"
#include "app/widgets/import_dialog.h"
#include "app/widgets/keys_overview.h"
#include "app/widgets/note_banner.h"
#include "app/widgets/payout_dialog.h"
#include "app/widgets/reason_dialog.h"
#include "app/widgets/receipt_dialog.h"
#include "app/widgets/settings_dialog.h"
#include "app/widgets/week_history_dialog.h"
#include "app/widgets/write_list_dialog.h"
#include "domain/settlement.h"
#include "files/import.h"
#include "tests/gui/shoot/stage.h"
#include "tests/support/week_changes.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCalendarWidget>
#include <QCompleter>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSlider>
#include <QTabBar>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace betlog::tests {

using namespace widgets;
using enum domain::LineResult;

namespace {

void press(Stage& stage, const QString& action)
{
    for (QAction* const one : stage.window.actions()) {
        if (one->text() == action)
            one->trigger();
    }
    Stage::settle();
}

template <typename Dialog>
QWidget* shown(Stage& stage, Dialog* dialog)
{
    dialog->setParent(&stage.window, Qt::Dialog);
    dialog->show();
    Stage::settle();
    return dialog;
}

/// The same bet, changed and settled and deleted, as its history tells it.
QList<wire::Change> changesOf(domain::Bet bet)
{
    QList<wire::Change> changes;
    const auto add = [&](wire::ChangeType type, const QString& actor, int hours) {
        wire::Change change;
        change.type = type;
        change.actor = actor;
        change.bet = bet;
        change.timestamp = aMoment() + std::chrono::hours(hours);
        if (type == wire::ChangeType::Updated)
            change.updateType = wire::UpdateType::Edit;
        changes.append(change);
    };
    bet.results = {Pending};
    add(wire::ChangeType::Created, bet.userName, 0);
    bet.slip.lines[0].stake = domain::Money(2500);
    bet.homeTeam = u"New York Liberty"_s;
    add(wire::ChangeType::Updated, bet.userName, 1);
    bet.results = {Won};
    add(wire::ChangeType::Updated, u"The Commissioner of Backyards"_s, 5);
    changes.last().updateType = wire::UpdateType::Status;
    add(wire::ChangeType::Deleted, u"Jaybers8"_s, 6);
    changes.last().reason = u"It was entered twice."_s;
    return changes;
}

sync::ToldChanges busyChanges()
{
    WeekChanges week;
    for (const domain::Bet& bet : busyWeek(14)) {
        domain::Bet placed = bet;
        std::ranges::fill(placed.results, Pending);
        placed.payout = *domain::settle(placed.slip, placed.results, {});
        week.add(wire::ChangeType::Created, placed, bet.userName);
        if (bet.payout.settled)
            week.add(wire::ChangeType::Updated, bet, u"The Commissioner of Backyards"_s);
    }
    return week.page();
}

files::ImportPlan mixedPlan(int count)
{
    files::ImportPlan plan;
    plan.format = u"Web log"_s;
    for (int i = 0; i < count; ++i) {
        files::ImportItem item;
        item.source = u"weblog:%1"_s.arg(i + 1);
        item.summary = u"FLIGHTx12! · Minnesota Lynx @ Dallas Wings · 3 lines, 90"_s;
        item.verdict = i % 5 == 3 ? files::Verdict::Duplicate
            : i % 7 == 6          ? files::Verdict::Wrong
                                  : files::Verdict::New;
        if (item.verdict == files::Verdict::Duplicate)
            item.why = u"It is there already, as #17."_s;
        if (item.verdict == files::Verdict::Wrong)
            item.why = u"Line 2 has no stake."_s;
        item.create = aMutation(aCreate(), betId(i + 1));
        plan.items.append(item);
    }
    return plan;
}

QWidget* fillEditor(Stage& stage, int lines, bool isSound)
{
    filled(stage, 20);
    stage.window.placeBet();
    auto* const editor = stage.window.findChild<BetEditor*>();
    domain::Bet bet = busyWeek(26).at(24);
    bet.slip = aSlip(lines);
    for (int i = 0; i < lines; ++i) {
        bet.slip.lines[i].selection = u"Reach %1 points"_s.arg(20 + i);
        bet.slip.lines[i].startsAt = aMoment() + std::chrono::hours(12 + 20 * i);
    }
    editor->startDuplicate(bet);
    if (!isSound) {
        for (QLineEdit* const field : editor->findChildren<QLineEdit*>()) {
            const QString name = field->objectName();
            if (name == u"stake" || name == u"odds" || name == u"starts" || name == u"away")
                field->setText(name == u"away" ? QString() : u"nonsense"_s);
        }
        QTest::mouseClick(editor->findChild<QPushButton*>(u"submit"_s), Qt::LeftButton);
    }
    return nullptr;
}

const LogFacts kFacts {{u"USD"_s, u"$"_s, 2}, {}, {}};

/// Three writes: one waits, one was refused, one is in conflict with what somebody else did.
QWidget* showConflict(Stage& stage)
{
    filled(stage, 10);
    stage.server.refuseNext(
        {base::ErrorCode::Locked, u"Line 1 has started; only a bookkeeper may change it."_s, {}});
    stage.engine.setStatus(betId(9), {{{0, Won}}, {}});
    Stage::settle();
    domain::Bet theirs = *stage.server.find(betId(7));
    stage.server.holdWrites(true);
    wire::EditBet edit {theirs.slip, {}, u"New York Liberty"_s};
    edit.slip->lines[0].selection = u"Reach 30 points"_s;
    edit.slip->note = u"As agreed on Thursday"_s;
    stage.engine.edit(betId(7), edit);
    theirs.slip.lines[0].selection = u"Reach 25 points"_s;
    theirs.results[1] = Lost;
    stage.server.put(theirs, u"Jaybers8"_s);
    stage.server.refuseNext(
        {base::ErrorCode::Conflict, u"Jaybers8 changed line 1 of this bet a moment ago."_s, {}});
    stage.server.holdWrites(false);
    Stage::settle();
    stage.server.holdWrites(true);
    stage.engine.setStatus(betId(10), {{{0, Won}}, {}});
    Stage::settle();
    press(stage, u"Your changes"_s);
    auto* const dialog = stage.window.findChild<WriteListDialog*>();
    dialog->choose(stage.engine.conflicts().first().mutation);
    Stage::settle();
    return dialog;
}

QList<State> bigDialogs()
{
    return {
        {u"receipt"_s,
         [](Stage& stage) -> QWidget* {
             filled(stage, 26);
             return shown(
                 stage,
                 new ReceiptDialog(models::receiptOf(
                     busyWeek(26).at(22), kFacts.currency, {}, QTimeZone::systemTimeZone())));
         }},
        {u"history"_s,
         [](Stage& stage) -> QWidget* {
             const domain::Bet bet = betLike({.number = 7, .person = u"FLIGHTx12!"_s});
             auto* const dialog = new HistoryDialog(bet, kFacts.currency);
             dialog->show(changesOf(bet));
             return shown(stage, dialog);
         }},
        {u"payout"_s,
         [](Stage& stage) -> QWidget* {
             domain::Bet bet = betLike({.number = 7, .results = {Won}});
             bet.payout.payoutOverride = {domain::Money(2500), u"The book paid more."_s};
             return shown(stage, new PayoutDialog(bet, kFacts));
         }},
        {u"import"_s,
         [](Stage& stage) -> QWidget* {
             return shown(stage, new ImportDialog(stage.engine, stage.random, mixedPlan(24)));
         }},
        {u"first"_s,
         [](Stage& stage) -> QWidget* {
             return shown(stage, new FirstStartDialog(u"FLIGHTx12!"_s));
         }},
        {u"settings"_s,
         [](Stage& stage) -> QWidget* {
             models::Preferences preferences;
             preferences.userName = u"FLIGHTx12!"_s;
             preferences.place = sync::Settings::Place::Host;
             preferences.openToNetwork = true;
             return shown(stage, new SettingsDialog(preferences, {u"http://192.168.1.7:3000"_s}));
         }},
        {u"keys"_s,
         [](Stage& stage) -> QWidget* {
             return shown(stage, new KeysOverview(&stage.window));
         }},
        {u"diagnostics"_s,
         [](Stage& stage) -> QWidget* {
             filled(stage, 12);
             for (int i = 0; i < 60; ++i) // quick, but for a moment
                 stage.engine.diagnostics().measured(i == 40 ? 64ms : 9ms + i * 7 % 5 * 1ms);
             stage.engine.cutLine();
             stage.engine.syncNow();
             (void)QTest::qWaitFor(
                 [&] { return stage.engine.status().state == sync::ConnectionState::Live; });
             press(stage, u"Sync diagnostics"_s);
             auto* const panel = stage.window.findChild<DiagnosticsPanel*>();
             return panel;
         }},
    };
}

/// The dialog of a rewritten past, with what the server says of it.
QWidget* showFork(Stage& stage)
{
    bringAboutAFork(stage);
    QTest::mouseClick(
        stage.window.findChild<NoteBanner*>(u"forks"_s)->findChild<QPushButton*>(), Qt::LeftButton);
    auto* const dialog = stage.window.findChild<ForkDialog*>();
    Stage::settle();
    const domain::Room room = stage.engine.forks().first().room;
    WeekChanges theirs;
    for (const domain::Bet& bet : stage.server.bets()) {
        if (bet.room() == room && bet.number != 3)
            theirs.add(wire::ChangeType::Created, bet, bet.userName);
    }
    dialog->take(theirs.page());
    Stage::settle();
    return dialog;
}

/// What a field offers once something is typed.
QWidget* showCompletion(Stage& stage)
{
    filled(stage, 4);
    stage.window.placeBet();
    auto* const editor = stage.window.findChild<BetEditor*>();
    editor->findChild<QLineEdit*>(u"league"_s)->setText(u"WNBA"_s);
    auto* const field = editor->findChild<QLineEdit*>(u"away"_s);
    field->setFocus();
    QTest::keyClicks(field, u"Minn"_s);
    Stage::settle();
    return field->completer()->popup();
}

QList<State> pastDialogs()
{
    return {
        {u"fork"_s,
         [](Stage& stage) -> QWidget* {
             return showFork(stage);
         }},
        {u"awaylist"_s,
         [](Stage& stage) -> QWidget* {
             missSome(stage);
             press(stage, u"While you were away"_s);
             return stage.window.findChild<AwayList*>();
         }},
        {u"reason"_s,
         [](Stage& stage) -> QWidget* {
             return shown(
                 stage,
                 new ReasonDialog(
                     {u"Reason"_s,
                      u"A line of this bet has started. Why is the bet deleted?"_s,
                      u"Delete the bet"_s,
                      u"Leave it as it is"_s}));
         }},
        {u"completion"_s,
         [](Stage& stage) -> QWidget* {
             return showCompletion(stage);
         }},
        {u"calendar"_s,
         [](Stage& stage) -> QWidget* {
             filled(stage, 4);
             auto* const calendar = stage.window.findChild<QCalendarWidget*>();
             calendar->setSelectedDate(aWeek().start());
             return shown(stage, calendar);
         }},
        {u"conflict"_s,
         [](Stage& stage) -> QWidget* {
             return showConflict(stage);
         }},
        {u"nowrites"_s,
         [](Stage& stage) -> QWidget* {
             filled(stage, 10);
             press(stage, u"Your changes"_s);
             return stage.window.findChild<WriteListDialog*>();
         }},
        {u"week"_s,
         [](Stage& stage) -> QWidget* {
             auto* const dialog = new WeekHistoryDialog(
                 {stage.client,
                  stage.scheduler,
                  kFacts,
                  TeamColours(builtInCatalog()),
                  aWeek(),
                  u"FLIGHTx12!"_s});
             dialog->take(busyChanges());
             (void)shown(stage, dialog);
             dialog->findChild<QSlider*>()->setValue(17);
             Stage::settle();
             return dialog;
         }},
    };
}

QList<State> smallDialogs()
{
    return {
        {u"five"_s,
         [](Stage& stage) {
             return fillEditor(stage, 5, true);
         }},
        {u"errors"_s,
         [](Stage& stage) {
             return fillEditor(stage, 2, false);
         }},
        {u"alltime"_s,
         [](Stage& stage) -> QWidget* {
             filled(stage, 12);
             QWidget* const board = stage.window.findChild<QTabBar*>(u"period"_s);
             QTest::keyClick(board, Qt::Key_Right);
             return nullptr;
         }},
        {u"banner"_s,
         [](Stage& stage) -> QWidget* {
             filled(stage, 12);
             stage.server.setReachable(false);
             (void)QTest::qWaitFor([] { return false; }, 1500);
             return nullptr;
         }},
        {u"toasts"_s,
         [](Stage& stage) -> QWidget* {
             filled(stage, 20);
             (void)QTest::qWaitFor([] { return false; }, 4000); // the first word is said
             const QList<domain::Bet> more = busyWeek(23);
             for (const int place : {20, 21, 22}) {
                 stage.server.put(more.at(place), more.at(place).userName);
                 (void)QTest::qWaitFor([] { return false; }, 400);
             }
             return nullptr;
         }},
        {u"notices"_s,
         [](Stage& stage) -> QWidget* {
             filled(stage, 20);
             const QList<domain::Bet> more = busyWeek(23);
             for (const int place : {20, 21, 22})
                 stage.server.put(more.at(place), more.at(place).userName);
             for (QTabBar* const bar : stage.window.findChildren<QTabBar*>()) {
                 if (bar->tabText(0) == u"Leaderboard")
                     QTest::keyClick(bar, Qt::Key_Right);
             }
             return nullptr;
         }},
    };
}

} // namespace

QList<State> dialogStates()
{
    return smallDialogs() + bigDialogs() + pastDialogs();
}

} // namespace betlog::tests
