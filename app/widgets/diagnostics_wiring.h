// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

namespace betlog::sync {
class SyncEngine;
}

namespace betlog::widgets {

class DiagnosticsPanel;

/// Joins the panel to the engine whose diagnostics it shows: its wishes go there, the state comes
/// back. The engine outlives the panel.
void wireDiagnostics(DiagnosticsPanel& panel, sync::SyncEngine& engine);

} // namespace betlog::widgets
