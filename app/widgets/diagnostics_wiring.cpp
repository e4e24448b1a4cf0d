// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/diagnostics_wiring.h"

#include "app/sync/diagnostics.h"
#include "app/sync/sync_engine.h"
#include "app/widgets/diagnostics_actions.h"
#include "app/widgets/diagnostics_panel.h"

namespace betlog::widgets {

using sync::SyncEngine;

void wireDiagnostics(DiagnosticsPanel& panel, SyncEngine& engine)
{
    using Actions = DiagnosticsActions;
    Actions* const actions = &panel.actions();
    SyncEngine* const target = &engine;
    QObject::connect(actions, &Actions::connectRequested, target, &SyncEngine::connectToServer);
    QObject::connect(
        actions, &Actions::disconnectRequested, target, &SyncEngine::disconnectFromServer);
    QObject::connect(actions, &Actions::pingRequested, target, &SyncEngine::ping);
    QObject::connect(actions, &Actions::pollRequested, target, &SyncEngine::pollNow);
    QObject::connect(actions, &Actions::cutRequested, target, &SyncEngine::cutLine);
    QObject::connect(actions, &Actions::simulateRequested, target, &SyncEngine::simulate);
    QObject::connect(actions, &Actions::sendRequested, target, &SyncEngine::sendText);
    QObject::connect(&panel, &DiagnosticsPanel::clearRequested, target, [target]() {
        target->diagnostics().clearEntries();
    });
    QObject::connect(target, &SyncEngine::statusChanged, &panel, &DiagnosticsPanel::setStatus);
    panel.setStatus(engine.status());
}

} // namespace betlog::widgets
