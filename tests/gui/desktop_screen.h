// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/desktop_app.h"

#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

namespace betlog::tests {

/// Whole desktop programs in one process, each with its own profile in one folder.
class DesktopScreen
{
protected:
    using Place = sync::Settings::Place;

    /// The profile and the log that is hosted from it are named after the person.
    [[nodiscard]] DesktopOptions optionsOf(const QString& name) const
    {
        DesktopOptions options;
        options.profileFolder = m_folder->filePath(name);
        options.isOwnProfile = false;
        options.user = name;
        options.serverLine.config.dataFolder = m_folder->filePath(name + QStringLiteral("-log"));
        options.serverLine.config.port = 0;
        return options;
    }

    [[nodiscard]] static std::unique_ptr<DesktopApp>
    open(const DesktopOptions& options, Place place = Place::Host)
    {
        sync::Settings settings(options.profileFolder);
        settings.setPlace(place);
        settings.save();
        auto app = std::make_unique<DesktopApp>(*qApp, options);
        app->start();
        return app;
    }

    [[nodiscard]] static bool isLive(DesktopApp& app)
    {
        return app.engine().status().state == sync::ConnectionState::Live;
    }

    /// Does this in the next dialog of that kind that takes over the window.
    template <typename Dialog>
    static void inNext(std::function<void(Dialog&)> act)
    {
        QTimer::singleShot(0, qApp, [act] {
            if (auto* const dialog = qobject_cast<Dialog*>(QApplication::activeModalWidget()))
                act(*dialog);
            else
                inNext<Dialog>(act);
        });
    }

    void begin() { m_folder = std::make_unique<QTemporaryDir>(); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace betlog::tests
