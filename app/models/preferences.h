// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/settings.h"

#include <optional>

namespace betlog::models {

enum class Look { Desktop, Light, Dark };

/// What a person has chosen, and what the app remembers for them.
struct Preferences
{
    QString userName;
    sync::Settings::Place place = sync::Settings::Place::Unset;
    QUrl server; ///< of Join: "http://192.168.1.7:3000"
    bool openToNetwork = false; ///< of Host: others on the network may join
    Look look = Look::Desktop;
    bool reducedMotion = false;
    int toastSeconds = 3; ///< 1 to 30

    friend bool operator==(const Preferences&, const Preferences&) = default;
};

/// What makes no sense in the file becomes the default.
[[nodiscard]] Preferences readPreferences(const sync::Settings& settings);
/// `saved` with what the person changed in a form that showed `before` and came back as `after`:
/// what a run was merely told on its command line does not stay for good.
[[nodiscard]] Preferences
withChanges(const Preferences& saved, const Preferences& before, const Preferences& after);
/// On disk when this returns.
void writePreferences(const Preferences& preferences, sync::Settings& settings);

/// Reads an address as a person types it: "192.168.1.7", "bets.example:8080", "http://…". Nothing:
/// it is no address of a server.
[[nodiscard]] std::optional<QUrl> serverFromTyped(const QString& typed);

} // namespace betlog::models
