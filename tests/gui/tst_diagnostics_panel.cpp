// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/notice_center.h"
#include "app/models/simulated_messages.h"
#include "app/sync/diagnostics.h"
#include "app/sync/replica.h"
#include "app/sync/sync_logging.h"
#include "app/widgets/appearance.h"
#include "app/widgets/diagnostics_panel.h"
#include "app/widgets/diagnostics_wiring.h"
#include "app/widgets/facts_view.h"
#include "app/widgets/sparkline.h"
#include "tests/support/log_events.h"
#include "tests/support/scripted_engine.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTreeView>
#include <QtTest>

using namespace betlog;
using namespace betlog::widgets;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using sync::ConnectionState;
using sync::OfflineReason;
using Kind = sync::Diagnostics::Kind;

/// The panel on a real engine, whose server is the test.
class TestDiagnosticsPanel final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void connectsAndDisconnects();
    void pings();
    void polls();
    void cutsTheLine();
    void simulatesEachMessageWithoutStoringIt();
    void sendsWhatIsTyped();
    void bringsBackWhatWasSentWithUp();
    void offersOnlyWhatCanBeDone();
    void asksNothingWhereNobodyIsThere();
    void switchesTheDebugLog();

    void showsTheFigures();
    void drawsLatencyAndTrafficOverTime();
    void showsTheStatesNewestFirst();
    void filtersTheEventLog();
    void clearsTheEventLog();
    void copiesWhatIsShownOrSelected();
    void copiesAReport();
    void restsWhileItIsHidden();

private:
    void startPolling();
    [[nodiscard]] QPushButton* button(const QString& name) const;
    void press(const QString& name);
    [[nodiscard]] QTreeView* table(const QString& name) const;

    std::unique_ptr<tests::ScriptedEngine> m_world;
    std::unique_ptr<DiagnosticsPanel> m_panel;
};

void TestDiagnosticsPanel::initTestCase()
{
    new Appearance(*qApp);
}

void TestDiagnosticsPanel::init()
{
    m_world = std::make_unique<tests::ScriptedEngine>();
    m_panel = std::make_unique<DiagnosticsPanel>(m_world->engine.diagnostics(), m_world->scheduler);
    wireDiagnostics(*m_panel, m_world->engine);
    m_panel->show();
    m_panel->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    m_world->goLive();
    QCOMPARE(m_world->engine.status().state, ConnectionState::Live);
}

void TestDiagnosticsPanel::cleanup()
{
    m_panel.reset();
    m_world.reset();
}

/// Where a proxy refuses the upgrade.
void TestDiagnosticsPanel::startPolling()
{
    m_world->engine.cutLine();
    m_world->scheduler.advance(31s);
    emit m_world->line()->ended({sync::LineEnd::Kind::UpgradeRefused, 0, {}});
    m_world->scheduler.runDue();
    QVERIFY(!m_world->lines.pollings.isEmpty());
    emit m_world->lines.pollings.last()->opened();
    m_world->lines.pollings.last()->say(m_world->welcome());
    m_world->lines.pollings.last()->say(wire::Live {});
    QCOMPARE(m_world->engine.status().state, ConnectionState::Polling);
}

QPushButton* TestDiagnosticsPanel::button(const QString& name) const
{
    return m_panel->findChild<QPushButton*>(name);
}

void TestDiagnosticsPanel::press(const QString& name)
{
    QVERIFY2(button(name)->isEnabled(), qPrintable(name));
    QTest::mouseClick(button(name), Qt::LeftButton);
    m_world->scheduler.runDue();
}

QTreeView* TestDiagnosticsPanel::table(const QString& name) const
{
    for (QTreeView* const view : m_panel->findChildren<QTreeView*>()) {
        if (view->accessibleName() == name)
            return view;
    }
    return nullptr;
}

void TestDiagnosticsPanel::connectsAndDisconnects()
{
    press(u"disconnect"_s);
    QCOMPARE(m_world->engine.status().state, ConnectionState::Offline);
    QCOMPARE(m_world->engine.status().reason, OfflineReason::Unwanted);
    const auto before = m_world->lines.sockets.size();
    press(u"connect"_s);
    QCOMPARE(m_world->engine.status().state, ConnectionState::Connecting);
    QCOMPARE(m_world->lines.sockets.size(), before + 1);
}

void TestDiagnosticsPanel::pings()
{
    const auto before = m_world->line()->countOf<wire::Ping>();
    press(u"ping"_s);
    QCOMPARE(m_world->line()->countOf<wire::Ping>(), before + 1);
}

void TestDiagnosticsPanel::polls()
{
    press(u"poll"_s); // Beside the WebSocket, which stands.
    QCOMPARE(m_world->lines.pollings.size(), 1);
    QCOMPARE(m_world->lines.pollings.last()->countOf<wire::Hello>(), 1);
    m_world->lines.pollings.last()->say(wire::Live {});

    startPolling();
    tests::ScriptedLine* const polling = m_world->lines.pollings.last();
    const int fetched = polling->fetches;
    polling->say(wire::Live {});
    press(u"poll"_s);
    QCOMPARE(polling->fetches, fetched + 1);
}

void TestDiagnosticsPanel::cutsTheLine()
{
    press(u"cut"_s);
    QVERIFY(m_world->engine.status().state != ConnectionState::Live);
    // As after any cut, it comes back by itself.
    const auto before = m_world->lines.sockets.size();
    m_world->scheduler.advance(31s);
    QVERIFY(m_world->lines.sockets.size() > before);
}

void TestDiagnosticsPanel::asksNothingWhereNobodyIsThere()
{
    press(u"disconnect"_s);
    QVERIFY(!button(u"ping"_s)->isEnabled());
    QVERIFY(!button(u"poll"_s)->isEnabled());
}

void TestDiagnosticsPanel::switchesTheDebugLog()
{
    const QString wire = u"betlog.sync.wire"_s;
    QVERIFY(!sync::isDebugEnabled(wire));
    QMenu* const menu = button(u"debug"_s)->menu();
    for (const bool on : {true, false}) {
        menu->popup(m_panel->mapToGlobal(QPoint()));
        for (QAction* const action : menu->actions()) {
            if (action->text() == wire)
                menu->setActiveAction(action);
        }
        QTest::keyClick(menu, Qt::Key_Return);
        QCOMPARE(sync::isDebugEnabled(wire), on);
    }
}

void TestDiagnosticsPanel::simulatesEachMessageWithoutStoringIt()
{
    models::NoticeCenter center(m_world->engine, m_world->scheduler);
    auto* const menu = button(u"simulate"_s)->menu();
    menu->popup(m_panel->mapToGlobal(QPoint()));
    const auto messages = models::simulatedMessages(m_world->scheduler.now());
    QCOMPARE(menu->actions().size(), messages.size());
    const auto bets = m_world->engine.replica().allBets();
    for (QAction* const action : menu->actions()) {
        const qsizetype before = m_world->engine.diagnostics().entries().size();
        action->trigger();
        QCOMPARE(m_world->engine.diagnostics().entries().size(), before + 1);
        QCOMPARE(m_world->engine.diagnostics().entries().last().kind, Kind::Simulated);
    }
    QCOMPARE(m_world->engine.replica().allBets(), bets);
    QCOMPARE(m_world->engine.status().state, ConnectionState::Live);
    // The five changes are told, and that nobody made them.
    QCOMPARE(center.history().rowCount(), 5);
    for (int row = 0; row < center.history().rowCount(); ++row) {
        const QVariant notice =
            center.history().index(row).data(models::NoticeHistoryModel::NoticeRole);
        QVERIFY(notice.value<models::Notice>().simulated);
    }
}

void TestDiagnosticsPanel::sendsWhatIsTyped()
{
    auto* const field = m_panel->findChild<QLineEdit*>(u"message"_s);
    QTest::keyClicks(field, u"{\"type\":\"ping\"}"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(m_world->line()->texts, QStringList {u"{\"type\":\"ping\"}"_s});
    QCOMPARE(field->text(), QString());
    QTest::keyClicks(field, u"  "_s);
    press(u"send"_s);
    QCOMPARE(m_world->line()->texts.size(), 1);
    field->setText(u"nonsense"_s);
    press(u"send"_s);
    QCOMPARE(m_world->line()->texts.last(), u"nonsense"_s);
}

void TestDiagnosticsPanel::bringsBackWhatWasSentWithUp()
{
    auto* const field = m_panel->findChild<QLineEdit*>(u"message"_s);
    for (const QString& text : {u"one"_s, u"two"_s}) {
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    }
    QTest::keyClicks(field, u"draft"_s);
    QTest::keyClick(field, Qt::Key_Up);
    QCOMPARE(field->text(), u"two"_s);
    QTest::keyClick(field, Qt::Key_Up);
    QCOMPARE(field->text(), u"one"_s);
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Down);
    QCOMPARE(field->text(), u"draft"_s);
}

void TestDiagnosticsPanel::offersOnlyWhatCanBeDone()
{
    QVERIFY(!button(u"connect"_s)->isEnabled());
    QVERIFY(button(u"disconnect"_s)->isEnabled());
    QVERIFY(button(u"cut"_s)->isEnabled());
    press(u"disconnect"_s);
    QVERIFY(button(u"connect"_s)->isEnabled());
    QVERIFY(!button(u"disconnect"_s)->isEnabled());
    QVERIFY(!button(u"cut"_s)->isEnabled());
}

void TestDiagnosticsPanel::showsTheFigures()
{
    auto* const facts = m_panel->findChild<FactsView*>();
    m_world->engine.diagnostics().count().polls = 41;
    m_world->scheduler.advance(50s);
    QCOMPARE(facts->value(u"Uptime"_s), u"50 s"_s);
    QCOMPARE(facts->value(u"Polls"_s), u"41"_s);
    QCOMPARE(facts->value(u"Connects"_s), u"1"_s);
}

void TestDiagnosticsPanel::drawsLatencyAndTrafficOverTime()
{
    const QList<Sparkline*> lines = m_panel->findChildren<Sparkline*>();
    QCOMPARE(lines.size(), 2);
    auto& diagnostics = m_world->engine.diagnostics();
    m_world->scheduler.advance(5s);
    const QImage calm = lines.at(1)->grab().toImage();
    diagnostics.measured(35ms);
    diagnostics.measured(12ms);
    diagnostics.received(4096);
    m_world->scheduler.advance(1s);
    QCOMPARE(lines.at(0)->accessibleName(), u"Latency: now 12 ms, at most 35 ms"_s);
    QCOMPARE(lines.at(1)->accessibleName(), u"Traffic: now 0 B/s, at most 4.1 kB/s"_s);
    QVERIFY(lines.at(1)->grab().toImage() != calm);
}

void TestDiagnosticsPanel::showsTheStatesNewestFirst()
{
    const QAbstractItemModel* const states = table(u"State history"_s)->model();
    QCOMPARE(states->index(0, 1).data().toString(), u"● Live"_s);
    press(u"disconnect"_s);
    QCOMPARE(states->index(0, 1).data().toString(), u"○ Offline"_s);
    QCOMPARE(states->index(1, 1).data().toString(), u"● Live"_s);
}

void TestDiagnosticsPanel::filtersTheEventLog()
{
    auto& diagnostics = m_world->engine.diagnostics();
    diagnostics.note(Kind::Error, u"first trouble"_s);
    diagnostics.note(Kind::Error, u"second trouble"_s);
    const QAbstractItemModel* const log = table(u"Event log"_s)->model();
    QCOMPARE(log->rowCount(), diagnostics.entries().size());
    auto* const kinds = m_panel->findChild<QComboBox*>();
    kinds->setCurrentText(u"Error"_s);
    QCOMPARE(log->rowCount(), 2);
    for (QLineEdit* const field : m_panel->findChildren<QLineEdit*>()) {
        if (field->placeholderText() == u"Find in the log")
            QTest::keyClicks(field, u"SECOND"_s);
    }
    QCOMPARE(log->rowCount(), 1);
}

void TestDiagnosticsPanel::clearsTheEventLog()
{
    QVERIFY(table(u"Event log"_s)->model()->rowCount() > 0);
    press(u"clearLog"_s);
    QCOMPARE(table(u"Event log"_s)->model()->rowCount(), 0);
    QCOMPARE(m_world->engine.diagnostics().entries().size(), 0);
}

void TestDiagnosticsPanel::copiesWhatIsShownOrSelected()
{
    press(u"clearLog"_s);
    for (const QString& text : {u"one"_s, u"two"_s, u"three"_s})
        m_world->engine.diagnostics().note(Kind::Note, text);
    press(u"copyLog"_s);
    const QString all = QGuiApplication::clipboard()->text();
    QCOMPARE(all.count(u'\n'), 2);
    QVERIFY(all.endsWith(u"Note  three"));

    QTreeView* const log = table(u"Event log"_s);
    log->setCurrentIndex(log->model()->index(1, 0));
    QTest::keyClick(log, Qt::Key_C, Qt::ControlModifier);
    const QString one = QGuiApplication::clipboard()->text();
    QVERIFY(one.endsWith(u"Note  two"));
    QCOMPARE(one.count(u'\n'), 0);
}

void TestDiagnosticsPanel::copiesAReport()
{
    m_world->engine.diagnostics().note(Kind::Note, u"worth knowing"_s);
    press(u"copyReport"_s);
    const QString report = QGuiApplication::clipboard()->text();
    QVERIFY(report.startsWith(u"Live · 127.0.0.1:3000"));
    QVERIFY(report.contains(u"Connects: 1"));
    QVERIFY(report.contains(u"worth knowing"));
}

void TestDiagnosticsPanel::restsWhileItIsHidden()
{
    auto* const facts = m_panel->findChild<FactsView*>();
    m_panel->hide();
    m_world->engine.diagnostics().count().polls = 41;
    m_world->scheduler.advance(5s);
    QCOMPARE(facts->value(u"Polls"_s), u"0"_s);
    m_panel->show();
    QCOMPARE(facts->value(u"Polls"_s), u"41"_s);
}

QTEST_MAIN(TestDiagnosticsPanel)
#include "tst_diagnostics_panel.moc"
