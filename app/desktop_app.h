// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/desktop_options.h"
#include "app/embedded_server.h"
#include "app/models/preferences.h"
#include "app/sync/settings.h"
#include "app/sync/sync_client.h"
#include "app/widgets/appearance.h"
#include "app/widgets/import_flow.h"
#include "app/widgets/main_window.h"

#include <QSettings>
#include <QTemporaryDir>

class QApplication;

namespace betlog {

/// The desktop program: builds the parts, hands references on, and destroys them in reverse.
class DesktopApp final : public QObject
{
    Q_OBJECT

public:
    DesktopApp(QApplication& application, const DesktopOptions& options);
    ~DesktopApp() override;

    /// Shows the window and goes where the log is; asks first where nobody has said yet.
    void start();

    [[nodiscard]] widgets::MainWindow& window() { return m_window; }

    [[nodiscard]] sync::SyncEngine& engine() { return m_client.engine(); }

    [[nodiscard]] widgets::ImportFlow& imports() { return m_imports; }

private:
    void applyLook();
    void askWhereTheLogIs();
    void goWhereTheLogIs();
    void host();
    void join(const QUrl& server);
    void goTo(const QUrl& server);
    void takeName();
    void showSample();
    void fillSample(const wire::Welcome& welcome);
    void editSettings(bool toJoin = false);
    void tellHosted(const QUrl& server, quint16 wantedPort);
    void tellHostingFailed(const base::Error& error);
    void tryAgain();
    [[nodiscard]] ops::Config serverConfig() const;
    [[nodiscard]] QStringList hostedAt() const;

    DesktopOptions m_options;
    base::SystemRandom m_random;
    sync::Settings m_settings;
    QSettings m_windowState;
    models::Preferences m_saved; ///< for every run
    models::Preferences m_preferences; ///< of this one
    domain::Catalog m_catalog;
    QTemporaryDir m_sampleFolder;
    EmbeddedServer m_server;
    sync::SyncClient m_client;
    widgets::Appearance m_appearance;
    widgets::MainWindow m_window;
    widgets::ImportFlow m_imports;
    bool m_cannotHost = false;
    bool m_isSample = false;
};

} // namespace betlog
