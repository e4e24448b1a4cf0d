// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/desktop_app.h"
#include "app/models/import_preview_model.h"
#include "app/sync/diagnostics.h"
#include "app/sync/replica.h"
#include "app/widgets/bet_editor.h"
#include "app/widgets/bet_log_view.h"
#include "app/widgets/import_dialog.h"
#include "app/widgets/import_flow.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace betlog;
using sync::ConnectionState;

/// Two desktop programs in one process: one hosts, the other joins it over its port.
class tst_Desktop : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void carriesABetFromOneWindowToTheOther();
    void showsABetInTheOtherWindowByOneMessage();
    void takesADeletedBetOffBothScreens();
    void importsTheRealLogWithAPreviewAndTakesItBack();
    void recognisesWhatItImportedBefore();
    void comesBackWhenTheHostDoes();

private:
    [[nodiscard]] std::unique_ptr<DesktopApp>
    openApp(const QString& name, const QUrl& server = {}, int port = 0);
    [[nodiscard]] static bool isLive(DesktopApp& app);
    [[nodiscard]] static models::BetListModel& listOf(DesktopApp& app);
    /// What the rows of the window say, from top to bottom.
    [[nodiscard]] static QStringList rowsOf(DesktopApp& app);
    /// A key of the window: of two in one process, it goes to the one that has the keyboard.
    static void pressIn(DesktopApp& app, Qt::Key key, Qt::KeyboardModifiers keys = {});
    static void pressOn(DesktopApp& app, base::BetId bet, Qt::Key key);
    /// Fills the editor; the keyboard is in the field that is returned.
    [[nodiscard]] QLineEdit* typeBet(DesktopApp& app, const QString& selection);
    [[nodiscard]] base::BetId placeByKeyboard(DesktopApp& app, const QString& selection);
    [[nodiscard]] widgets::ImportDialog* openImport(DesktopApp& app);
    void importAll(widgets::ImportDialog& dialog);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<DesktopApp> m_host;
    std::unique_ptr<DesktopApp> m_guest;
};

std::unique_ptr<DesktopApp> tst_Desktop::openApp(const QString& name, const QUrl& server, int port)
{
    DesktopOptions options;
    options.profileFolder = m_folder->filePath(name);
    options.isOwnProfile = false;
    options.user = name;
    options.server = server;
    options.serverLine.config.dataFolder = m_folder->filePath(name + u"-log"_s);
    options.serverLine.config.port = static_cast<quint16>(port);
    sync::Settings settings(options.profileFolder);
    settings.setPlace(sync::Settings::Place::Host);
    settings.save();
    auto app = std::make_unique<DesktopApp>(*qApp, options);
    app->start();
    return app;
}

bool tst_Desktop::isLive(DesktopApp& app)
{
    return app.engine().status().state == ConnectionState::Live;
}

models::BetListModel& tst_Desktop::listOf(DesktopApp& app)
{
    return *qobject_cast<models::BetListModel*>(
        app.window().findChild<widgets::BetLogView*>()->model());
}

QStringList tst_Desktop::rowsOf(DesktopApp& app)
{
    const models::BetListModel& list = listOf(app);
    QStringList rows;
    for (int row = 0; row < list.rowCount(); ++row)
        rows.append(list.index(row).data(Qt::AccessibleTextRole).toString());
    return rows;
}

void tst_Desktop::pressIn(DesktopApp& app, Qt::Key key, Qt::KeyboardModifiers keys)
{
    QApplication::setActiveWindow(&app.window());
    QTest::keyClick(&app.window(), key, keys);
}

void tst_Desktop::pressOn(DesktopApp& app, base::BetId bet, Qt::Key key)
{
    auto& log = *app.window().findChild<widgets::BetLogView*>();
    log.setFocus();
    log.selectionModel()->setCurrentIndex(
        listOf(app).indexOf(bet), QItemSelectionModel::ClearAndSelect);
    QTest::keyClick(&log, key);
}

void tst_Desktop::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_host = openApp(u"Ann"_s);
    QTRY_VERIFY(isLive(*m_host));
    m_guest = openApp(u"Bob"_s, m_host->engine().status().server);
    QTRY_VERIFY(isLive(*m_guest));
}

void tst_Desktop::cleanup()
{
    m_guest.reset();
    m_host.reset();
}

QLineEdit* tst_Desktop::typeBet(DesktopApp& app, const QString& selection)
{
    pressIn(app, Qt::Key_N, Qt::ControlModifier);
    auto* editor = app.window().findChild<widgets::BetEditor*>();
    const std::pair<const char*, QString> typed[] {
        {"person", app.engine().user()},
        {"league", u"WNBA"_s},
        {"away", u"Minnesota Lynx"_s},
        {"home", u"Dallas Wings"_s},
        {"selection", selection},
        {"odds", u"-110"_s},
        {"stake", u"30"_s},
    };
    for (const auto& [name, text] : typed) {
        auto* field = editor->findChild<QLineEdit*>(QLatin1StringView(name));
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, text);
        // What is suggested would keep the keyboard, and the other window from getting it.
        if (QWidget* const suggestions = QApplication::activePopupWidget())
            QTest::keyClick(suggestions, Qt::Key_Escape);
    }
    return editor->findChild<QLineEdit*>(u"stake"_s);
}

base::BetId tst_Desktop::placeByKeyboard(DesktopApp& app, const QString& selection)
{
    QSignalSpy accepted(&app.engine(), &sync::SyncEngine::accepted);
    QTest::keyClick(typeBet(app, selection), Qt::Key_Return, Qt::ControlModifier);
    if (accepted.isEmpty() && !accepted.wait())
        return {};
    return accepted.first().at(1).value<domain::Bet>().id;
}

void tst_Desktop::carriesABetFromOneWindowToTheOther()
{
    QSignalSpy happened(&m_host->engine(), &sync::SyncEngine::happened);
    const base::BetId bet = placeByKeyboard(*m_guest, u"Reach 20 points"_s);
    QVERIFY(!bet.isNull());
    QTRY_COMPARE(rowsOf(*m_host).size(), 1);
    QVERIFY2(
        rowsOf(*m_host).first().startsWith(u"Bet 1 of Bob, Minnesota Lynx @ Dallas Wings"_s),
        qPrintable(rowsOf(*m_host).first()));
    QTRY_COMPARE(rowsOf(*m_guest), rowsOf(*m_host));
    QTRY_COMPARE(happened.size(), 1);
    QCOMPARE(happened.first().first().value<sync::LogEvent>().actor, u"Bob"_s);
}

/// From the key that sends a bet to the row in the other window: the disk of the host included.
void tst_Desktop::showsABetInTheOtherWindowByOneMessage()
{
    constexpr int kBets = 20;
    const models::BetListModel& list = listOf(*m_host);
    QTRY_COMPARE(m_host->engine().replica().presence().size(), 2);
    QEventLoop arrival; // QTRY looks every ten milliseconds, which is longer than this takes
    QElapsedTimer sinceTheKey;
    QList<qint64> microseconds;
    connect(&list, &QAbstractItemModel::rowsInserted, this, [&] {
        microseconds.append(sinceTheKey.nsecsElapsed() / 1000);
        arrival.quit();
    });
    for (int bet = 0; bet < kBets; ++bet) {
        QLineEdit* const field = typeBet(*m_guest, u"Bet %1"_s.arg(bet));
        const auto sent = m_guest->engine().diagnostics().counters();
        const auto heard = m_host->engine().diagnostics().counters();
        sinceTheKey.start();
        QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
        QTimer::singleShot(10'000, &arrival, &QEventLoop::quit);
        if (microseconds.size() == bet)
            arrival.exec();
        QCOMPARE(microseconds.size(), bet + 1);
        QTRY_COMPARE(m_guest->engine().replica().sendingCount(), 0);
        // One message said it all: nobody asked for anything, nobody waited for a poll.
        const auto sentNow = m_guest->engine().diagnostics().counters();
        const auto heardNow = m_host->engine().diagnostics().counters();
        QCOMPARE(sentNow.messagesOut - sent.messagesOut, 1);
        QCOMPARE(heardNow.messagesOut - heard.messagesOut, 0);
        QCOMPARE(heardNow.polls + heardNow.catchUps, heard.polls + heard.catchUps);
    }
    std::ranges::sort(microseconds);
    qInfo(
        "from the key to the other window, %d bets: median %.1f ms, slowest %.1f ms",
        kBets,
        double(microseconds[kBets / 2]) / 1000,
        double(microseconds.last()) / 1000);
}

void tst_Desktop::takesADeletedBetOffBothScreens()
{
    const base::BetId bet = placeByKeyboard(*m_guest, u"Team blocks"_s);
    QTRY_COMPARE(rowsOf(*m_host).size(), 1);
    const QStringList before = rowsOf(*m_host);
    QTRY_COMPARE(rowsOf(*m_guest), before);
    pressOn(*m_host, bet, Qt::Key_Delete);
    QTRY_COMPARE(rowsOf(*m_guest), QStringList());
    QCOMPARE(rowsOf(*m_host), QStringList());
    pressIn(*m_host, Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(rowsOf(*m_guest), before);
    QTRY_COMPARE(rowsOf(*m_host), before);
}

widgets::ImportDialog* tst_Desktop::openImport(DesktopApp& app)
{
    QSignalSpy shown(&app.imports(), &widgets::ImportFlow::previewShown);
    app.imports().open(QStringLiteral(TEST_DATA_DIR "/ergosphere/casino_bet.json"));
    if (shown.isEmpty() && !shown.wait())
        return nullptr;
    return qobject_cast<widgets::ImportDialog*>(shown.first().first().value<QWidget*>());
}

void tst_Desktop::importAll(widgets::ImportDialog& dialog)
{
    QTest::mouseClick(dialog.findChild<QPushButton*>(u"import"_s), Qt::LeftButton);
    QTRY_VERIFY(dialog.findChild<QLabel*>(u"outcome"_s)->isVisible());
}

void tst_Desktop::importsTheRealLogWithAPreviewAndTakesItBack()
{
    widgets::ImportDialog* dialog = openImport(*m_host);
    QVERIFY(dialog != nullptr);
    QCOMPARE(dialog->findChild<QTableView*>(u"preview"_s)->model()->rowCount(), 4);
    importAll(*dialog);
    QCOMPARE(dialog->findChild<QLabel*>(u"outcome"_s)->text(), u"4 bets added."_s);

    const domain::WeekKey week(QDate(2025, 5, 11));
    QCOMPARE(m_host->engine().shownWeek(), week);
    QTRY_COMPARE(m_host->engine().replica().betsOfWeek(week).size(), 4);
    const base::BetId one = m_host->engine().replica().betsOfWeek(week).first();
    m_guest->window().revealBet(one); // of a week that this screen does not follow
    QTRY_COMPARE(m_guest->engine().shownWeek(), week);
    QTRY_COMPARE(m_guest->window().findChild<widgets::BetLogView*>()->chosenBets(), QList {one});
    QTRY_COMPARE(m_guest->engine().replica().betsOfWeek(week).size(), 4);
    QTest::mouseClick(dialog->findChild<QPushButton*>(u"undo"_s), Qt::LeftButton);
    QTRY_COMPARE(m_guest->engine().replica().betsOfWeek(week).size(), 0);
}

void tst_Desktop::recognisesWhatItImportedBefore()
{
    importAll(*openImport(*m_host));
    widgets::ImportDialog* again = openImport(*m_host);
    QVERIFY(again != nullptr);
    const QPushButton* import = again->findChild<QPushButton*>(u"import"_s);
    QCOMPARE(import->text(), u"&Import 0 bets"_s);
    QVERIFY(!import->isEnabled());
}

/// The host's program ends while a bet is entered at the guest's, and is started again.
void tst_Desktop::comesBackWhenTheHostDoes()
{
    QVERIFY(!placeByKeyboard(*m_guest, u"Team steals"_s).isNull());
    QTRY_COMPARE(rowsOf(*m_host).size(), 1);
    const int port = m_host->engine().status().server.port();
    m_host.reset();
    QTRY_COMPARE(m_guest->engine().status().state, ConnectionState::Offline);
    QTest::keyClick(typeBet(*m_guest, u"Team blocks"_s), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(rowsOf(*m_guest).size(), 2);
    QVERIFY2(rowsOf(*m_guest).first().endsWith(u"Waiting"_s), qPrintable(rowsOf(*m_guest).first()));

    m_host = openApp(u"Ann"_s, {}, port);
    QTRY_VERIFY(isLive(*m_host));
    QCOMPARE(m_host->engine().status().server.port(), port);
    pressIn(*m_guest, Qt::Key_F5);
    QTRY_VERIFY(isLive(*m_guest));
    QTRY_COMPARE(rowsOf(*m_host).size(), 2);
    QTRY_COMPARE(rowsOf(*m_guest), rowsOf(*m_host));
}

QTEST_MAIN(tst_Desktop)
#include "tst_desktop.moc"
